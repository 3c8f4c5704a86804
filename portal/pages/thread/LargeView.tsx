import { X } from 'lucide-react'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { sizeWords } from '../../../renderer/ui/size-words.ts'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import styles from './FileView.module.css'

/** A file that fills the screen, below its name, Save and Close. Escape closes it, too. The focus goes to `data-first-focus`. */
export function LargeView(props: {
  file: Pick<PortalMessage['files'][number], 'name' | 'sizeBytes'>
  href: string
  onClose: () => void
  children: ReactNode
}) {
  const { file, href, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  // While it is still in the page, so that the focus goes back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog ref={dialog} className={styles.large} aria-label={file.name} onCancel={onClose}>
      <header className={styles.bar}>
        <span className={styles.name} dir="auto">
          {file.name}
        </span>
        <a className={styles.save} href={href} download={file.name}>
          Save, {sizeWords(file.sizeBytes)}
        </a>
        <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
          <X size={22} strokeWidth={1.75} />
        </button>
      </header>
      {props.children}
    </dialog>
  )
}
