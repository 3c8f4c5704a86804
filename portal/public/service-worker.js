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
