import { create } from 'zustand'
import type { PortalChanged } from '../protocol/wire/http.ts'

/** What news is about. */
export type About = PortalChanged['about']

const listeners = new Map<() => void, readonly About[]>()

/** Whether the server tells by itself what changed; without it the pages ask every now and then. */
export const useTold = create<{ told: boolean }>(() => ({ told: false }))

/** The connection that brings news came, or is gone. What was missed is read again by whoever shows it. */
export function connectionChanged(told: boolean): void {
  useTold.setState({ told })
  if (told) for (const listener of listeners.keys()) listener()
}

/** Something of these has changed. */
export function newsOf(about: About): void {
  for (const [listener, abouts] of listeners) if (abouts.includes(about)) listener()
}

/** Calls for news about any of these. Out: stops it. */
export function onNews(abouts: readonly About[], listener: () => void): () => void {
  // Each its own, also when two pages hand in the same function.
  const own = (): void => listener()
  listeners.set(own, abouts)
  return () => listeners.delete(own)
}
