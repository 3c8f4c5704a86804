import { goToHash } from './shell/address.ts'

/** Lets the portal be installed as a web app: its worker keeps the shell, never data. Without one it is a plain page. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  window.addEventListener('load', () => {
    navigator.serviceWorker
      .register('/portal/service-worker.js', { scope: '/portal/' })
      .catch(() => undefined)
  })
  // A notification was clicked while the page is open.
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ hash?: unknown }>) => {
    if (typeof data.hash === 'string') goToHash(data.hash)
  })
}
