import { X } from 'lucide-react'
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './Dialog.module.css'

/**
 * A modal dialog on the platform's own <dialog>: focus stays inside, Escape closes it and the focus goes back. The
 * modal dialog of radix-ui locks scrolling with a <style> element, which the window's Content-Security-Policy refuses.
 */
export function Dialog(props: {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons at the bottom, the safe one first. */
  actions?: ReactNode
  wide?: boolean
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // A layout effect ends before the element is taken away: only a dialog that is closed in its place gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    // React's autoFocus comes too early, while the dialog is closed: the platform would choose the Close button.
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-wide={props.wide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        if (event.target === event.currentTarget) props.onClose()
      }}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 className={styles.title} id={titleId}>
            {props.title}
          </h2>
          <button type="button" className={styles.close} aria-label="Close" onClick={props.onClose}>
            <X size={18} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </header>
        <div className={styles.body}>{props.children}</div>
        {props.actions && <footer className={styles.actions}>{props.actions}</footer>}
      </div>
    </dialog>
  )
}
