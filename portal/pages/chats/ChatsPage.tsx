import { MessagesSquare } from 'lucide-react'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import type { Desk } from '../../desk.ts'
import { useOpenConversation } from '../../route.ts'
import { ThreadPane } from '../thread/ThreadPane.tsx'
import { AccountLine } from './AccountLine.tsx'
import { ChatList } from './ChatList.tsx'
import styles from './ChatsPage.module.css'

/** The list and the thread: side by side where there is room, one at a time on a phone. */
export function ChatsPage({ desk }: { desk: Desk }) {
  const open = useOpenConversation()

  return (
    <div className={styles.panes} data-open={open !== null}>
      <nav className={styles.list} aria-label="Chats">
        <header className={styles.head}>
          <h1 className={styles.title}>Chats</h1>
          <p className={styles.network}>{desk.me.networkName}</p>
        </header>
        <ChatList desk={desk} open={open} />
        <AccountLine desk={desk} />
      </nav>
      <main className={styles.thread}>
        {open ? (
          <ThreadPane key={open} desk={desk} conversationId={open} />
        ) : (
          <EmptyState icon={<MessagesSquare size={20} strokeWidth={1.75} />} title="Choose a chat">
            Its messages appear here.
          </EmptyState>
        )}
      </main>
    </div>
  )
}
