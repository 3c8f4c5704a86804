// Keeps the shell of the portal, so that it opens without a network: the page and its own hashed assets. Never data: no
// answer of /portal/api and no file is kept here.

const SHELL = 'foyer-shell-1'
const PAGE = '/portal/'
/** Assets of older builds go when there are more. */
const ENTRIES_MAX = 80

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(PAGE)))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))),
      ),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request))
  else if (pathname.startsWith('/portal/assets/')) event.respondWith(asset(request))
})

/** The newest page, or the kept one without a network. */
async function page(request) {
  const cache = await caches.open(SHELL)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(PAGE, answer.clone())
    return answer
  } catch (error) {
    const kept = await cache.match(PAGE)
    if (kept) return kept
    throw error
  }
}

/** An asset carries a hash of itself in its name: the kept one is the right one. */
async function asset(request) {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    await cache.put(request, answer.clone())
    const entries = await cache.keys()
    const old = entries.filter(({ url }) => new URL(url).pathname !== PAGE)
    await Promise.all(old.slice(0, Math.max(0, old.length - ENTRIES_MAX)).map((entry) => cache.delete(entry)))
  }
  return answer
}

// The server tells what the open page would tell. It is shown unless somebody looks at the page, which shows it itself.
self.addEventListener('push', (event) => event.waitUntil(told(event.data)))

async function told(data) {
  const { show, withdraw } = data.json()
  for (const tag of withdraw) {
    for (const notification of await self.registration.getNotifications({ tag })) notification.close()
  }
  if (show === null) return
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const isSeen = pages.some(
    ({ url, visibilityState }) => new URL(url).pathname === PAGE && visibilityState === 'visible',
  )
  if (isSeen) return
  const { title, body, tag, hash } = show
  // By its tag it takes the place of what a page in the background has told already.
  await self.registration.showNotification(title, { body, tag, icon: '/portal/icon-192.png', data: { hash } })
}

// The browser has another address at its push service.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(reachedAnew(event)))

async function reachedAnew({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options
  const subscription =
    newSubscription ?? (options ? await self.registration.pushManager.subscribe(options) : null)
  if (subscription === null) return
  const { endpoint, keys } = subscription.toJSON()
  await fetch('/portal/api/push', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys }),
  })
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const address = PAGE + (event.notification.data?.hash ?? '')
  event.waitUntil(
    // Also a page that was opened before this worker was there.
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (pages) => {
      const open = pages.find(({ url }) => new URL(url).pathname === PAGE)
      if (!open) return self.clients.openWindow(address)
      // A browser that keeps its window where it is still shows the right page in it.
      await open.focus().catch(() => undefined)
      open.postMessage({ hash: event.notification.data?.hash ?? '' })
      return undefined
    }),
  )
})
