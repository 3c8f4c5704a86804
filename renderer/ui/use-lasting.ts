import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * True when `waits` is still so after a while: `forMs`, or at the next frame without it. What is over before anybody
 * could see it, such as reading another chat from memory, is not drawn: hiding and showing a whole part of the window
 * costs more than the waiting.
 */
export function useLasting(waits: boolean, forMs = 0): boolean {
  const [lasted, setLasted] = useState(false)
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
  return waits && lasted
}
