import { Clock } from 'lucide-react'
import { Button } from '../../renderer/ui/Button.tsx'
import type { Desk } from '../desk.ts'
import type { WaitingChange } from '../outbox/change.ts'
import { useReachability } from '../reachability.ts'
import styles from './WaitingLine.module.css'

/** How it stands with something that was done here and isn't at the server: on its way, waiting, or refused and why. */
export function WaitingLine(props: { desk: Desk; change: WaitingChange; onEdit: () => void }) {
  const { desk, change, onEdit } = props
  const { opId, refusal } = change
  const isSending = desk.changes.use((state) => state.sending.has(opId))
  const online = useReachability((state) => state.online)
  const isUnderWay = isSending && online
  return (
    <div className={styles.line}>
      {refusal === null ? (
        <p className={styles.words} role="status">
          <Clock size={16} strokeWidth={1.75} aria-hidden="true" />
          {isUnderWay ? 'Sending…' : 'Waiting for a connection. It goes out by itself.'}
        </p>
      ) : (
        <p className={styles.refused} role="alert">
          Not sent. {refusal}
        </p>
      )}
      {!isSending && (
        <span className={styles.acts}>
          {refusal !== null && (
            <Button size="touch" onClick={() => desk.changes.again(opId)}>
              Retry
            </Button>
          )}
          <Button look="quiet" size="touch" onClick={onEdit}>
            Edit
          </Button>
          <Button look="danger" size="touch" onClick={() => desk.changes.remove(opId)}>
            Discard
          </Button>
        </span>
      )}
    </div>
  )
}
