import { X } from 'lucide-react'
import { beginningOf } from '../../compose/target.ts'
import type { Target } from '../../compose/target.ts'
import styles from './TargetBar.module.css'

/** Above the box: which message is being answered or changed, and the way out. */
export function TargetBar({ target, onCancel }: { target: Target; onCancel: () => void }) {
  const { message, kind } = target
  const whose = message.own ? 'yourself' : message.authorName
  return (
    <div className={styles.bar}>
      <p className={styles.words}>
        <span className={styles.what}>
          {kind === 'edit' ? 'Editing your message' : <>Replying to {<bdi>{whose}</bdi>}</>}
        </span>
        <span className={styles.text} dir="auto">
          {beginningOf(message)}
        </span>
      </p>
      <button
        type="button"
        className={styles.cancel}
        aria-label={kind === 'edit' ? 'Stop editing' : 'Don’t reply to this message'}
        onClick={onCancel}
      >
        <X size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  )
}
