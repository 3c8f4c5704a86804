import { X } from 'lucide-react'
import { Button, IconButton } from './Button.tsx'
import { closeToast, useToasts } from './toast.ts'
import styles from './Toasts.module.css'

/** Shows the toasts. It is always there, so that the live region exists before its words do. */
export function Toasts() {
  const toasts = useToasts()
  return (
    <div className={styles.toasts} role="status" aria-live="polite" aria-label="Messages of the app">
      {toasts.map((toast) => (
        <div key={toast.id} className={styles.toast} data-tone={toast.tone}>
          <p className={styles.text}>{toast.text}</p>
          {toast.action && (
            <Button
              size="small"
              onClick={() => {
                toast.action?.run()
                closeToast(toast.id)
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <IconButton label="Close" onClick={() => closeToast(toast.id)}>
            <X size={16} strokeWidth={1.75} />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
