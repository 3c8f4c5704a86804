import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { Desk } from '../../desk.ts'
import styles from './ThreadPane.module.css'

/** Who of the desk is writing an answer at this moment; its place is kept, so that nothing moves. */
export function TypingLine({ desk, conversationId }: { desk: Desk; conversationId: ConversationId }) {
  const name = desk.typing.use(({ byId }) => byId.get(conversationId))
  return (
    <p className={styles.typing}>
      {name !== undefined && (
        <>
          <bdi>{name}</bdi> is typing…
        </>
      )}
    </p>
  )
}
