import type { PortalMessage } from '../../../protocol/wire/http.ts'
import styles from './Reactions.module.css'

/**
 * What was set below a message, each with how many; pressed, one's own comes or goes. `onReact` is null where nobody may
 * write any more.
 */
export function Reactions(props: {
  reactions: PortalMessage['reactions']
  onReact: ((emoji: string, on: boolean) => void) | null
}) {
  const { onReact } = props
  if (props.reactions.length === 0) return null
  return (
    <div className={styles.reactions} role="group" aria-label="Reactions">
      {props.reactions.map(({ emoji, count, own }) => (
        <button
          key={emoji}
          type="button"
          className={styles.reaction}
          aria-pressed={own}
          aria-label={`${emoji} ${count}`}
          disabled={onReact === null}
          onClick={() => onReact?.(emoji, !own)}
        >
          <span className={styles.pill}>
            {emoji} <span className={styles.count}>{count}</span>
          </span>
        </button>
      ))}
    </div>
  )
}
