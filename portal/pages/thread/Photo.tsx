import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { sizeWords } from '../../../renderer/ui/size-words.ts'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import styles from './FileView.module.css'

type FileRef = PortalMessage['files'][number]

/** A picture in the thread; pressed, it fills the screen. */
export function Photo({ file, href, onBroken }: { file: FileRef; href: string; onBroken: () => void }) {
  const [large, setLarge] = useState(false)
  const { width, height } = file
  const known = width !== null && height !== null
  return (
    <>
      <button
        type="button"
        className={styles.photo}
        aria-label={`Photo ${file.name}, open large`}
        onClick={() => setLarge(true)}
      >
        <img
          src={href}
          alt=""
          loading="lazy"
          data-known={known}
          // Room is made before the picture arrives, so that nothing moves then; a small one isn't blown up.
          style={known ? { aspectRatio: `${width} / ${height}`, maxWidth: width } : undefined}
          onError={onBroken}
        />
      </button>
      {large && <LargePhoto file={file} href={href} onClose={() => setLarge(false)} />}
    </>
  )
}

function LargePhoto({ file, href, onClose }: { file: FileRef; href: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
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
      <img className={styles.whole} src={href} alt={file.name} />
    </dialog>
  )
}
