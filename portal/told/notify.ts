import type { Chats } from '../chats-store.ts'
import type { Visits } from '../visits-store.ts'
import { toldOfChats, toldOfVisits, type Notice, type Told } from '../../protocol/rules/told-in-portal.ts'

/**
 * Tells of messages, arrivals and approvals by the browser's own notifications while nobody looks at the page, when the person
 * has it switched on (`isOn`), and takes back what was read or decided elsewhere. Returns what stops it.
 */
export function notifyOf(chats: Chats, visits: Visits, isOn: () => boolean): () => void {
  const stopChats = chats.use.subscribe(({ chats: after }, { chats: before }) => {
    if (after !== null && after !== before) void say(toldOfChats(before, after), isOn)
  })
  const stopVisits = visits.use.subscribe(({ visits: after }, { visits: before }) => {
    if (after !== null && after !== before) void say(toldOfVisits(before?.visits ?? null, after), isOn)
  })
  return () => {
    stopChats()
    stopVisits()
  }
}

async function say({ show, withdraw }: Told, isOn: () => boolean): Promise<void> {
  if (!isOn()) return
  try {
    const worker = await navigator.serviceWorker.getRegistration('/portal/')
    for (const tag of withdraw) {
      for (const notification of (await worker?.getNotifications({ tag })) ?? []) notification.close()
    }
    if (document.visibilityState === 'visible') return
    for (const notice of show) await tell(worker, notice)
  } catch {
    // A browser that refuses shows the unread count in its title all the same.
  }
}

async function tell(
  worker: ServiceWorkerRegistration | undefined,
  { title, body, tag, hash }: Notice,
): Promise<void> {
  const options = { body, tag, icon: '/portal/icon-192.png', data: { hash } }
  // The worker's own stay when the page is closed, and a click on one opens it again.
  if (worker) await worker.showNotification(title, options)
  else new Notification(title, options)
}
