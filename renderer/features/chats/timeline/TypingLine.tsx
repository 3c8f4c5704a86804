import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { useTypist } from '../../../stores/presence.ts'
import styles from './TypingLine.module.css'

/** "Nadia is typing" below the last message. Its room is always kept, so that nothing moves when it comes and goes. */
export function TypingLine({ conversationId }: { conversationId: ConversationId }) {
  const name = useTypist(conversationId, false)
  return (
    <p className={styles.line} role="status">
      {name !== null && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <span />
            <span />
            <span />
          </span>
          <span>
            <bdi>{name.split(/\s/u)[0]}</bdi> is typing
          </span>
        </>
      )}
    </p>
  )
}
