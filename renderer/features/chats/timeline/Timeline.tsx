import { useMemo, useState } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { useSession, useTimeZone } from '../../../stores/session.ts'
import { useThread } from '../../../stores/thread.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { firstName } from '../../people/index.ts'
import { Arrivals } from './Arrivals.tsx'
import { onMessageKeys } from './message-keys.ts'
import { MessageList } from './MessageList.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import type { Who } from './who.ts'
import styles from './Timeline.module.css'

/**
 * The messages of a conversation, newest at the bottom; more come in while scrolling either way, without a jump. Only
 * the list inside is drawn again when they do.
 */
export function Timeline({ head }: { head: ChatHead }) {
  const who = useWho(head)
  const [newIsAbove, setNewIsAbove] = useState(false)
  const isEmpty = useThread(({ messages, echoes }) => messages?.length === 0 && echoes.length === 0)
  const label = `Conversation with ${head.face.name}`

  if (isEmpty) {
    return (
      <div className={styles.log} role="log" aria-label={label}>
        <EmptyState title={`No messages with ${who.firstName} yet`}>
          {head.cannotWrite ??
            'What you write is kept on this computer first, and sent when there is a connection.'}
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={styles.log} role="log" aria-live="off" aria-label={label}>
      <MessageMenu who={who}>
        <div
          className={styles.scroller}
          tabIndex={0}
          role="group"
          aria-label="Messages: up and down move, Enter opens a menu"
          onKeyDown={onMessageKeys}
        >
          <MessageList head={head} who={who} onNewIsAbove={setNewIsAbove} />
        </div>
      </MessageMenu>
      <Arrivals lastSeq={head.lastSeq} newIsAbove={newIsAbove} />
    </div>
  )
}

function useWho({ conversationId, face, cannotWrite }: ChatHead): Who {
  const me = useSession(({ session }) => (session.state === 'signedIn' ? session.userId : null))
  const timeZone = useTimeZone()
  const { name } = face
  const short = firstName(face)
  return useMemo(
    () => ({ conversationId, me, name, firstName: short, timeZone, cannotWrite }),
    [conversationId, me, name, short, timeZone, cannotWrite],
  )
}
