import { create } from 'zustand'
import { subscribe, unsubscribe } from './push.ts'

/** Whether this browser tells its person anything, and whether also while the portal is closed in it. */
export type Telling = 'off' | 'whileOpen' | 'always'

export const useTelling = create<{ telling: Telling }>(() => ({ telling: 'off' }))

/** Whether the browser lets the page tell, and the person hasn't switched it off here. */
export function mayTell(userId: string): boolean {
  return 'Notification' in window && Notification.permission === 'granted' && !isSwitchedOff(userId)
}

/** At each opening: what was switched on is kept, also for a session that is new. */
export async function keepTelling(userId: string): Promise<void> {
  const isOn = mayTell(userId)
  useTelling.setState({ telling: isOn ? 'whileOpen' : 'off' })
  if (!isOn) return
  // Without a network it is told while it is open, as before; the next opening tries again.
  const isAlways = await subscribe().catch(() => false)
  if (isAlways && mayTell(userId)) useTelling.setState({ telling: 'always' })
}

/** Asks the browser, which asks the person. Out: what it says. */
export async function switchOn(userId: string): Promise<NotificationPermission> {
  const permission = await Notification.requestPermission()
  if (permission === 'granted') {
    localStorage.removeItem(offKey(userId))
    await keepTelling(userId)
  }
  return permission
}

/** Nothing is told here any more. Throws ApiError or NetworkError: then it is told as before. */
export async function switchOff(userId: string): Promise<void> {
  await unsubscribe()
  localStorage.setItem(offKey(userId), 'off')
  useTelling.setState({ telling: 'off' })
}

function isSwitchedOff(userId: string): boolean {
  return localStorage.getItem(offKey(userId)) !== null
}

/** Goes with the account. */
function offKey(userId: string): string {
  return `foyer.told.${userId}.off`
}
