import { Clock3 } from 'lucide-react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { undoSend } from '../../../stores/message-acts.ts'
import { tellError } from '../../../ui/toast.ts'
import { useNow } from '../../../ui/use-now.ts'
import styles from './MessageFacts.module.css'

/** While Send can still be undone: how long, and the way back into the box. */
export function HeldMessage({ message, heldUntil }: { message: MessageView; heldUntil: number }) {
  const now = useNow(500)
  const seconds = Math.max(0, Math.ceil((heldUntil - now) / 1000))
  return (
    <span data-state="held" className={styles.state}>
      {' · '}
      <Clock3 className={styles.icon} size={13} strokeWidth={2} aria-hidden="true" />
      Sends in {seconds} s{' · '}
      <button
        type="button"
        className={styles.undo}
        aria-label="Undo sending this message"
        onClick={() => void undoSend(message).catch(tellError)}
      >
        Undo
      </button>
    </span>
  )
}
