import { Archive, ArchiveRestore, Bell, BellOff, MailOpen, Pin, PinOff } from 'lucide-react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { flagUnread, markAllRead, markChat } from '../../../stores/chats.ts'
import type { MenuItem } from '../../../ui/Menu.tsx'
import { showToast, tellError } from '../../../ui/toast.ts'
import { FOR_EVER_MS, inAnHour, tomorrowMorning } from './mute-times.ts'

/** What one can do with a chat for oneself, in the list and in its head. */
export interface MarkedChat {
  conversationId: ConversationId
  name: string
  pinned: boolean
  muted: boolean
  archived: boolean
  /** It is bold in the list. */
  unread: boolean
}

/** Pins a chat to the top of the list, or lets it go. */
export function togglePin({ conversationId, pinned }: MarkedChat): void {
  markChat(conversationId, { pinned: !pinned }).catch(tellError)
}

/** Puts a chat away until somebody writes there, or brings it back; a toast has the way back. */
export function toggleArchive({ conversationId, name, archived }: MarkedChat): void {
  const put = (next: boolean) => markChat(conversationId, { archived: next })
  put(!archived).then(() => {
    const text = archived ? `${name} is back in the list` : `Archived ${name}`
    showToast(text, { action: { label: 'Undo', run: () => void put(archived).catch(tellError) } })
  }, tellError)
}

/** Keeps a chat bold in the list, or marks everything in it read. */
export function toggleUnread({ conversationId, unread }: MarkedChat): void {
  const done = unread ? markAllRead(conversationId) : flagUnread(conversationId, true)
  done.catch(tellError)
}

/** The menu items for all of that; `onUnread` is called after a chat was marked unread. */
export function chatActions(
  chat: MarkedChat,
  timeZone: string,
  onUnread = () => undefined as void,
): MenuItem[] {
  const mute = (mutedUntil: number | null) => () =>
    void markChat(chat.conversationId, { mutedUntil }).catch(tellError)
  return [
    {
      label: chat.unread ? 'Mark read' : 'Mark unread',
      Icon: MailOpen,
      keys: 'U',
      run: () => {
        toggleUnread(chat)
        if (!chat.unread) onUnread()
      },
    },
    {
      label: chat.pinned ? 'Unpin' : 'Pin',
      Icon: chat.pinned ? PinOff : Pin,
      keys: 'P',
      run: () => togglePin(chat),
    },
    {
      label: chat.archived ? 'Back from the archive' : 'Archive',
      Icon: chat.archived ? ArchiveRestore : Archive,
      keys: 'E',
      run: () => toggleArchive(chat),
    },
    ...(chat.muted
      ? [{ label: 'Unmute', Icon: Bell, apart: true, run: mute(null) }]
      : [
          { label: 'Mute for 1 hour', Icon: BellOff, apart: true, run: () => mute(inAnHour(Date.now()))() },
          {
            label: 'Mute until tomorrow',
            Icon: BellOff,
            run: () => mute(tomorrowMorning(Date.now(), timeZone))(),
          },
          { label: 'Mute until I switch it on', Icon: BellOff, run: mute(FOR_EVER_MS) },
        ]),
  ]
}
