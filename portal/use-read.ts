import { useCallback, useEffect, useRef, useState } from 'react'
import { reasonOf } from './api-error.ts'
import { useReachability } from './reachability.ts'

/** An answer of the server: null until it came; `reason` says why it could not be read. What was read before stays. */
export interface Read<T> {
  value: T | null
  reason: string | null
  /** Reads again, after a change of one's own. */
  again: () => Promise<void>
  set: (value: T) => void
}

const AGAIN_MS = 20_000

/**
 * Reads something and keeps it fresh: when `key` changes, when the page is looked at again, when the network is back, and
 * every twenty seconds while it is looked at.
 */
export function useRead<T>(key: string, read: () => Promise<T>): Read<T> {
  const [state, setState] = useState<{ key: string; value: T | null; reason: string | null }>({
    key,
    value: null,
    reason: null,
  })
  const latest = useRef({ key, read })
  useEffect(() => {
    latest.current = { key, read }
  })
  const online = useReachability((one) => one.online)

  const again = useCallback(async () => {
    const asked = latest.current
    const keep = (next: { value: T | null; reason: string | null }): void => {
      if (latest.current.key === asked.key) setState({ key: asked.key, ...next })
    }
    try {
      keep({ value: await asked.read(), reason: null })
    } catch (error) {
      setState((before) =>
        latest.current.key === asked.key
          ? { key: asked.key, value: before.key === asked.key ? before.value : null, reason: reasonOf(error) }
          : before,
      )
    }
  }, [])

  useEffect(() => {
    void again()
  }, [key, online, again])
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void again()
    }
    const timer = setInterval(look, AGAIN_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [again])

  const mine = state.key === key
  return {
    value: mine ? state.value : null,
    reason: mine ? state.reason : null,
    again,
    set: (value) => setState({ key, value, reason: null }),
  }
}
