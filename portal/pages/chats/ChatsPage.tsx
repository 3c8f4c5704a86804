import { MessagesSquare, SquarePen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import type { Desk } from '../../desk.ts'
import { useOpenConversation, usePersonToChatWith } from '../../route.ts'
import { BeginChat } from '../people/BeginChat.tsx'
import { NewChatDialog } from '../people/NewChatDialog.tsx'
import { ThreadPane } from '../thread/ThreadPane.tsx'
import { AccountLine } from './AccountLine.tsx'
import { ChatList } from './ChatList.tsx'
import styles from './ChatsPage.module.css'

/** The list and the thread: side by side where there is room, one at a time on a phone. */
export function ChatsPage({ desk }: { desk: Desk }) {
  const open = useOpenConversation()
  const person = usePersonToChatWith()
  const [picking, setPicking] = useState(false)
  const isVisitor = desk.me.onlyConversationId !== null

  return (
    <div className={styles.panes} data-open={open !== null || person !== null}>
      <nav className={styles.list} aria-label="Chats">
        <header className={styles.head}>
          <div className={styles.names}>
            <h1 className={styles.title}>Chats</h1>
            <p className={styles.network}>{desk.me.networkName}</p>
          </div>
          {!isVisitor && (
            <Button look="quiet" size="touch" onClick={() => setPicking(true)}>
              <SquarePen size={18} strokeWidth={1.75} aria-hidden="true" />
              New chat
            </Button>
          )}
        </header>
        <ChatList desk={desk} open={open} />
        <AccountLine desk={desk} />
      </nav>
      <main className={styles.thread}>
        {open ? (
          <ThreadPane key={open} desk={desk} conversationId={open} />
        ) : person ? (
          <BeginChat key={person} desk={desk} userId={person} />
        ) : (
          <EmptyState icon={<MessagesSquare size={20} strokeWidth={1.75} />} title="Choose a chat">
            Its messages appear here.
          </EmptyState>
        )}
      </main>
      {picking && <NewChatDialog onClose={() => setPicking(false)} />}
    </div>
  )
}
