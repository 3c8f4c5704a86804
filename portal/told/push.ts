import { PushKey } from '../../protocol/wire/http.ts'
import { NetworkError } from '../api-error.ts'
import { get, post } from '../api.ts'

/** A browser that can't reach its push service may try for minutes. */
const TIMEOUT_MS = 20_000

/**
 * Lets the server tell this browser while the portal is closed in it, also when it already does. Out: whether it can; the
 * browser may have no push service, not reach it, or the operator doesn't use it. Throws ApiError or NetworkError when the
 * server doesn't answer.
 */
export async function subscribe(): Promise<boolean> {
  const worker = await registration()
  if (worker === undefined || !('pushManager' in worker)) return false
  const { key } = await get('/push', PushKey)
  const subscription = key === null ? null : await subscriptionFor(worker.pushManager, key)
  if (subscription === null) return false
  const { endpoint, keys } = subscription.toJSON()
  try {
    await post('/push', { endpoint, keys }, 'PUT')
    return true
  } catch (error) {
    if (error instanceof NetworkError) throw error
    return false
  }
}

/** The server tells this browser no more while the portal is closed. Throws ApiError or NetworkError, having changed nothing. */
export async function unsubscribe(): Promise<void> {
  await post('/push', {}, 'DELETE')
  await forgetNotices()
}

/** Takes away what is shown, and how this browser is reached, without asking the server: its session has ended there. */
export async function forgetNotices(): Promise<void> {
  const worker = await registration()
  for (const notification of (await worker?.getNotifications()) ?? []) notification.close()
  const subscription = await worker?.pushManager?.getSubscription()
  await subscription?.unsubscribe()
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  return 'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration('/portal/') : undefined
}

/** The browser's subscription by this key; null when it can't have one. */
async function subscriptionFor(manager: PushManager, key: string): Promise<PushSubscription | null> {
  const asked = async () => {
    const known = await manager.getSubscription()
    if (known !== null && isFor(known, key)) return known
    // The server has other keys than it had.
    await known?.unsubscribe()
    return manager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  }
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), TIMEOUT_MS))
  return Promise.race([asked().catch(() => null), late])
}

function isFor({ options }: PushSubscription, key: string): boolean {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0))
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key
}
