const MINUTE_MS = 60_000
/** A shorter wait needs no words: the row has just come to the top. */
const SAID_FROM_MS = 15 * MINUTE_MS

/** How long a customer waits for an answer, once that is worth saying: "waits 20 min", "waits 2 h", "waits 3 d". */
export function waitWords(waitingSince: number | null, nowMs: number): string | null {
  if (waitingSince === null || nowMs - waitingSince < SAID_FROM_MS) return null
  const minutes = Math.floor((nowMs - waitingSince) / MINUTE_MS)
  if (minutes < 60) return `waits ${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `waits ${hours} h` : `waits ${Math.floor(hours / 24)} d`
}
