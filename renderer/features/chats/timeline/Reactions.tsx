import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { react } from '../../../stores/message-acts.ts'
import { tellError } from '../../../ui/toast.ts'
import styles from './Reactions.module.css'

/** The emoji below a message, with how many set each; a click sets one's own or takes it back. */
export function Reactions({ message }: { message: MessageView }) {
  return (
    <ul className={styles.reactions} aria-label="Reactions">
      {message.reactions.map(({ emoji, names, byMe }) => (
        <li key={emoji}>
          <button
            type="button"
            className={styles.chip}
            aria-pressed={byMe}
            aria-label={`${emoji} ${names.length}: ${names.join(', ')}`}
            title={names.join(', ')}
            onClick={() => void react(message, emoji, !byMe).catch(tellError)}
          >
            <span aria-hidden="true">{emoji}</span>
            <span className={styles.count}>{names.length}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
