import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * What is drawn while the next value is being read: the last one that was known, so that only what differs is drawn when
 * the next is there. `unseen` is true when that takes longer than `forMs`, or than a frame without it: the last one must
 * be out of sight and out of reach then. Sooner nobody could see it, and hiding a whole part of the window costs more
 * than the reading.
 */
export function useLastKnown<Value>(
  known: Value | null,
  forMs = 0,
): { drawn: Value | null; unseen: boolean } {
  const [last, setLast] = useState(known)
  if (known !== null && known !== last) setLast(known)
  const [lasted, setLasted] = useState(false)
  const waits = known === null
  useEffect(() => {
    if (!waits) return setLasted(false)
    if (forMs > 0) {
      const timer = setTimeout(() => setLasted(true), forMs)
      return () => clearTimeout(timer)
    }
    // At once: what is only scheduled here would be drawn a frame later.
    const frame = requestAnimationFrame(() => flushSync(() => setLasted(true)))
    return () => cancelAnimationFrame(frame)
  }, [waits, forMs])
  return { drawn: known ?? last, unseen: waits && lasted }
}
