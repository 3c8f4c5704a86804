import type { PortalChat } from '../protocol/wire/http.ts'
import type { Chats } from './chats-store.ts'
import { conversationHref } from './route.ts'

/**
 * Tells of new messages by the browser's own notifications while the page is open in the background, when the person has
 * allowed it. Returns what stops it.
 */
export function notifyOfMessages(chats: Chats): () => void {
  let known = new Map<string, number>()
  return chats.use.subscribe(({ chats: list }) => {
    if (list === null) return
    const before = known
    known = new Map(list.map((chat) => [chat.conversationId, chat.unread]))
    // The first reading tells how it stood; nothing of it is new.
    if (before.size === 0) return
    for (const chat of list) {
      if (chat.unread > (before.get(chat.conversationId) ?? 0)) void tell(chat)
    }
  })
}

async function tell(chat: PortalChat): Promise<void> {
  if (document.visibilityState === 'visible') return
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const options = {
    body: chat.last?.text ?? '',
    // A newer message of the same chat takes the place of the last one.
    tag: chat.conversationId,
    icon: '/portal/icon-192.png',
    data: { hash: conversationHref(chat.conversationId) },
  }
  try {
    const worker = await navigator.serviceWorker.getRegistration('/portal/')
    if (worker) await worker.showNotification(chat.title, options)
    else new Notification(chat.title, options)
  } catch {
    // A browser that refuses shows the unread count in its title all the same.
  }
}
