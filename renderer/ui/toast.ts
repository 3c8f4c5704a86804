import { useSyncExternalStore } from 'react'

export interface ToastMessage {
  id: number
  text: string
  tone: 'plain' | 'error'
  action: { label: string; run: () => void } | null
}

const SHOWN_MS = 6000
let messages: readonly ToastMessage[] = []
let nextId = 1
const listeners = new Set<() => void>()

function publish(next: readonly ToastMessage[]): void {
  messages = next
  for (const listener of listeners) listener()
}

/** Says one sentence at the bottom of the window, and to a screen reader. An error stays until it is closed. */
export function showToast(
  text: string,
  options: { tone?: ToastMessage['tone']; action?: ToastMessage['action'] } = {},
): void {
  const { tone = 'plain', action = null } = options
  const id = nextId++
  publish([...messages.slice(-2), { id, text, tone, action }])
  if (tone === 'plain') setTimeout(() => closeToast(id), SHOWN_MS)
}

/** Says why something did not work: thrown errors carry a sentence for a person. */
export function tellError(error: unknown): void {
  showToast(error instanceof Error ? error.message : String(error), { tone: 'error' })
}

/** Takes a toast away. */
export function closeToast(id: number): void {
  publish(messages.filter((message) => message.id !== id))
}

/** The toasts on screen. */
export function useToasts(): readonly ToastMessage[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => messages,
  )
}
