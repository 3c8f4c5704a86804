import { MessageSquare } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import { useThread } from '../../stores/thread.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { VirtualListHandle } from '../../ui/VirtualList.tsx'
import { ProfileSide } from '../profile/index.ts'
import { ChatList } from './list/ChatList.tsx'
import { Thread } from './thread/Thread.tsx'
import styles from './ChatsPane.module.css'

/** The list of chats, the conversation, and the customer at the side. */
export function ChatsPane({ conversationId }: { conversationId: ConversationId | null }) {
  const list = useRef<VirtualListHandle>(null)
  const [profileOpen, setProfileOpen] = useState(false)
  const head = useThread((state) => (state.conversationId === conversationId ? state.head : null))
  const toggleProfile = useCallback(() => setProfileOpen((open) => !open), [])
  const leave = useCallback(() => list.current?.focusRow(), [])
  return (
    <div className={styles.pane} data-open={conversationId !== null}>
      <ChatList chosen={conversationId} handle={list} />
      {conversationId === null ? (
        <div className={styles.nothing}>
          <EmptyState icon={<MessageSquare size={20} strokeWidth={1.75} />} title="Choose a chat">
            Up and down move in the list, Enter opens a chat.
          </EmptyState>
        </div>
      ) : (
        <Thread
          conversationId={conversationId}
          profileOpen={profileOpen}
          onToggleProfile={toggleProfile}
          onLeave={leave}
        />
      )}
      {conversationId !== null && (
        <ProfileSide
          subject={head?.face.subject ?? null}
          open={profileOpen}
          besideChat
          onClose={() => setProfileOpen(false)}
        />
      )}
    </div>
  )
}
