import { z } from 'zod'

const PendingCode = z.object({ email: z.string(), mailedAtMs: z.number() })
/** A code that was mailed and not yet typed. */
export type PendingCode = z.infer<typeof PendingCode>

const KEY = 'foyer.pendingCode'
/** Older ones have expired at the server as well. */
const KEPT_MS = 10 * 60_000

/** Kept for the tab: phones drop the page while its owner reads the mail. */
export function rememberPending(pending: PendingCode): void {
  sessionStorage.setItem(KEY, JSON.stringify(pending))
}

/** The code that is waited for, or null. */
export function pendingCode(): PendingCode | null {
  try {
    const pending = PendingCode.parse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'))
    return Date.now() - pending.mailedAtMs < KEPT_MS ? pending : null
  } catch {
    return null
  }
}

/** Signed in, or gone back. */
export function forgetPending(): void {
  sessionStorage.removeItem(KEY)
}
