/** A mail takes a while; asking again sooner would only make the first code worthless. */
const RESEND_AFTER_MS = 30_000

/** The digits of what was typed or pasted ("123 456", "Code: 123456"), at most six. */
export function codeIn(written: string): string {
  return written.replace(/\D/g, '').slice(0, 6)
}

/** Whole seconds until a new code may be asked for, 0 when it may. */
export function secondsToResend(mailedAtMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((mailedAtMs + RESEND_AFTER_MS - nowMs) / 1000))
}
