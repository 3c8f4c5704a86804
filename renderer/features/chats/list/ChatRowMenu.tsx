import { ContextMenu } from 'radix-ui'
import { Fragment, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import type { ChatRow } from '../../../../protocol/ipc/views.ts'
import { useChats } from '../../../stores/chats.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { MenuWords } from '../../../ui/Menu.tsx'
import menu from '../../../ui/Menu.module.css'
import {
  chatActions,
  toggleArchive,
  togglePin,
  toggleUnread,
  type MarkedChat,
} from '../thread/chat-actions.ts'
import styles from './ChatList.module.css'

/** What can be done with a chat from its row: the menu of the secondary button or the menu key, and the keys E, U, P. */
export function ChatRowMenu({ children }: { children: ReactNode }) {
  const [chat, setChat] = useState<MarkedChat | null>(null)
  const timeZone = useTimeZone()
  const choose = (event: MouseEvent) => {
    const asked = chatAt(event.target)
    if (asked) setChat(asked)
    else event.preventDefault()
  }
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={choose}>
        <div className={styles.rowsFrame} onKeyDown={onKeyDown}>
          {children}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        {chat && (
          <ContextMenu.Content
            className={menu.menu}
            collisionPadding={8}
            aria-label={`Chat with ${chat.name}`}
          >
            {chatActions(chat, timeZone).map((item) => (
              <Fragment key={item.label}>
                {item.apart && <ContextMenu.Separator className={menu.line} />}
                <ContextMenu.Item className={menu.item} onSelect={item.run}>
                  <MenuWords item={item} />
                </ContextMenu.Item>
              </Fragment>
            ))}
          </ContextMenu.Content>
        )}
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

const KEYS: Record<string, (chat: MarkedChat) => void> = {
  e: toggleArchive,
  u: toggleUnread,
  p: togglePin,
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const act = KEYS[event.key.toLowerCase()]
  const chat = act && chatAt(event.target)
  if (!chat) return
  event.preventDefault()
  act(chat)
}

function chatAt(target: EventTarget): MarkedChat | null {
  if (!(target instanceof Element)) return null
  const id = target.closest('[data-chat]')?.getAttribute('data-chat')
  const row = [...useChats.getState().rows.values()].find(({ conversationId }) => conversationId === id)
  return row ? markedChat(row) : null
}

function markedChat({
  conversationId,
  face,
  pinned,
  muted,
  archived,
  unread,
  flaggedUnread,
}: ChatRow): MarkedChat {
  return { conversationId, name: face.name, pinned, muted, archived, unread: unread > 0 || flaggedUnread }
}
