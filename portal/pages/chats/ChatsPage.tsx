import { MessagesSquare } from 'lucide-react'
import { useEffect } from 'react'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import type { Desk } from '../../desk.ts'
import { useOpenConversation } from '../../route.ts'
import { ThreadPane } from '../thread/ThreadPane.tsx'
import { AccountLine } from './AccountLine.tsx'
import { ChatList } from './ChatList.tsx'
import { OfflineLine } from './OfflineLine.tsx'
import styles from './ChatsPage.module.css'

/** The list and the thread: side by side where there is room, one at a time on a phone. */
export function ChatsPage({ desk }: { desk: Desk }) {
  const open = useOpenConversation()
  const chats = desk.chats.use((state) => state.chats)
  useEffect(() => {
    void desk.chats.refresh()
  }, [desk])

  const unread = chats?.reduce((sum, chat) => sum + chat.unread, 0) ?? 0
  useEffect(() => {
    document.title = (unread > 0 ? `(${unread}) ` : '') + `Chats · ${desk.me.networkName}`
  }, [unread, desk])

  return (
    <div className={styles.page}>
      <OfflineLine />
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
    </div>
  )
}
