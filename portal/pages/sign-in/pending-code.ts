import { z } from 'zod'

const PendingCode = z.object({ email: z.string(), mailedAtMs: z.number() })
/** A code that was mailed and not yet typed. */
export type PendingCode = z.infer<typeof PendingCode>

/** Older ones have expired at the server as well. */
const KEPT_MS = 10 * 60_000

/** Kept for the tab: phones drop the page while its owner reads the mail. `place` names what the code is for. */
export function rememberPending(place: string, pending: PendingCode): void {
  sessionStorage.setItem(keyOf(place), JSON.stringify(pending))
}

/** The code that is waited for, or null. */
export function pendingCode(place: string): PendingCode | null {
  try {
    const pending = PendingCode.parse(JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null'))
    return Date.now() - pending.mailedAtMs < KEPT_MS ? pending : null
  } catch {
    return null
  }
}

/** Entered, or gone back. */
export function forgetPending(place: string): void {
  sessionStorage.removeItem(keyOf(place))
}

function keyOf(place: string): string {
  return `foyer.pendingCode.${place}`
}
