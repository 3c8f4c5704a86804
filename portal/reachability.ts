import { create } from 'zustand'

/** Whether the server answers, as far as is known, for the line "You are offline". */
export const useReachability = create<{ online: boolean }>(() => ({ online: navigator.onLine }))

/** What was just learnt: a request was answered (any status), or nothing came back. */
export function reported(outcome: 'answer' | 'silence'): void {
  const online = outcome === 'answer'
  if (useReachability.getState().online !== online) useReachability.setState({ online })
}

/**
 * Follows what the browser says about its network. Its "online" is only a hint (a cable without a network behind it
 * counts), so then `ask` has to find out by asking the server.
 */
export function watchBrowserNetwork(ask: () => void): () => void {
  const onOffline = (): void => reported('silence')
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') ask()
  }
  window.addEventListener('offline', onOffline)
  window.addEventListener('online', ask)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    window.removeEventListener('offline', onOffline)
    window.removeEventListener('online', ask)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
