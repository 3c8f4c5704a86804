import { useEffect, useState } from 'react'

/** Whether something has been so for `forMs`: what is over sooner would only flash, and cost a frame. */
export function useLasting(is: boolean, forMs: number): boolean {
  const [lasted, setLasted] = useState(false)
  useEffect(() => {
    if (!is) return setLasted(false)
    const timer = setTimeout(() => setLasted(true), forMs)
    return () => clearTimeout(timer)
  }, [is, forMs])
  return is && lasted
}
