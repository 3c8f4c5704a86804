import { ArrowLeft, RefreshCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import type { PortalChat } from '../../../protocol/wire/http.ts'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import { chatOf } from '../../chats-store.ts'
import type { Desk } from '../../desk.ts'
import { LIST_HREF } from '../../route.ts'
import { PersonMenu } from '../people/PersonMenu.tsx'
import { Composer } from './Composer.tsx'
import { Timeline } from './Timeline.tsx'
import { TypingLine } from './TypingLine.tsx'
import { hasFinePointer } from './pointer.ts'
import styles from './ThreadPane.module.css'

/** One conversation: with whom, what was said, and where to write. */
export function ThreadPane({ desk, conversationId }: { desk: Desk; conversationId: ConversationId }) {
  const chat = desk.chats.use((state) => chatOf(state, conversationId))
  const state = desk.threads.use(({ byId }) => byId.get(conversationId))
  useEffect(() => {
    void desk.threads.refresh(conversationId)
  }, [desk, conversationId])

  return (
    <section className={styles.pane} aria-label={chat?.title ?? 'Chat'}>
      <ThreadHead desk={desk} chat={chat} />
      {!state?.thread && state?.reason && (
        <EmptyState
          tone="error"
          icon={<RefreshCw size={20} strokeWidth={1.75} />}
          title="This chat couldn’t be read"
          action={
            <Button size="touch" onClick={() => void desk.threads.refresh(conversationId)}>
              Try again
            </Button>
          }
        >
          {state.reason}
        </EmptyState>
      )}
      {state?.thread && chat && (
        <Timeline desk={desk} chat={chat} thread={state.thread} loadingOlder={state.loadingOlder} />
      )}
      {!state?.thread && !state?.reason && <p className={styles.loading}>Reading the messages…</p>}
      {chat?.canWrite && <TypingLine desk={desk} conversationId={conversationId} />}
      {chat?.canWrite && <Composer desk={desk} chat={chat} />}
      {chat && !chat.canWrite && (
        <p className={styles.closed} role="status">
          {chat.why ?? 'You can’t write in this chat.'}
        </p>
      )}
    </section>
  )
}

/** Takes the focus where the composer doesn't: on a phone that would open the keyboard over the thread. */
function ThreadHead({ desk, chat }: { desk: Desk; chat: PortalChat | undefined }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!hasFinePointer()) title.current?.focus()
  }, [])
  return (
    <header className={styles.head}>
      <a className={styles.back} href={LIST_HREF}>
        <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
        <HiddenText>All chats</HiddenText>
      </a>
      {chat && <Avatar id={chat.conversationId} name={chat.title} />}
      <div className={styles.names}>
        <h2 className={styles.title} ref={title} tabIndex={-1} dir="auto">
          {chat?.title ?? 'Chat'}
        </h2>
        {chat && <p className={styles.readers}>{chat.readers}</p>}
      </div>
      {chat?.otherUserId != null && (
        <PersonMenu desk={desk} userId={chat.otherUserId} name={chat.title} hasBlocked={chat.hasBlocked} />
      )}
    </header>
  )
}
