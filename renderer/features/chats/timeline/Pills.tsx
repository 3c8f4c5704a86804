import { ArrowDown, ArrowUp } from 'lucide-react'
import { useThread } from '../../../stores/thread.ts'
import { tellError } from '../../../ui/toast.ts'
import styles from './Pills.module.css'

/** The ways to the first unread message and to the newest one, while these are out of sight. */
export function Pills({ unseen, newIsAbove }: { unseen: number; newIsAbove: boolean }) {
  const following = useThread((state) => state.following)
  return (
    <>
      {newIsAbove && (
        <button
          type="button"
          className={styles.pill}
          data-place="top"
          data-new="true"
          onClick={() => void useThread.getState().showFirstNew().catch(tellError)}
        >
          <ArrowUp size={16} strokeWidth={1.75} aria-hidden="true" />
          Jump to first unread
        </button>
      )}
      {!following && (
        <button
          type="button"
          className={styles.pill}
          data-place="bottom"
          data-new={unseen > 0}
          onClick={() => void useThread.getState().showEnd().catch(tellError)}
        >
          <ArrowDown size={16} strokeWidth={1.75} aria-hidden="true" />
          {unseen === 0 ? 'Newest' : unseen === 1 ? '1 new message' : `${unseen} new messages`}
        </button>
      )}
    </>
  )
}
