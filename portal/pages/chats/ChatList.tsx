import { MessageSquareOff, RefreshCw } from 'lucide-react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { useNow } from '../../../renderer/ui/use-now.ts'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { Desk } from '../../desk.ts'
import { ChatRow } from './ChatRow.tsx'
import styles from './ChatList.module.css'

/** One's own chats, newest first. */
export function ChatList({ desk, open }: { desk: Desk; open: ConversationId | null }) {
  const { chats, reason } = desk.chats.use()
  const nowMs = useNow()

  if (!chats && reason) {
    return (
      <div className={styles.rest}>
        <EmptyState
          tone="error"
          icon={<RefreshCw size={20} strokeWidth={1.75} />}
          title="Your chats couldn’t be read"
          action={
            <Button size="touch" onClick={() => void desk.chats.refresh()}>
              Try again
            </Button>
          }
        >
          {reason}
        </EmptyState>
      </div>
    )
  }
  if (!chats) return <p className={styles.loading}>Reading your chats…</p>
  if (chats.length === 0) {
    return (
      <div className={styles.rest}>
        <EmptyState icon={<MessageSquareOff size={20} strokeWidth={1.75} />} title="No chats yet">
          When a desk writes to you, its chat appears here.
        </EmptyState>
      </div>
    )
  }
  return (
    <ul className={styles.rows}>
      {chats.map((chat) => (
        <ChatRow
          key={chat.conversationId}
          desk={desk}
          chat={chat}
          chosen={chat.conversationId === open}
          nowMs={nowMs}
        />
      ))}
    </ul>
  )
}
