import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError, reasonOf } from './api-error.ts'
import { onNews, useTold, type About } from './news.ts'
import { useReachability } from './reachability.ts'

/**
 * An answer of the server: null until it came; `reason` says why it could not be read. What was read before stays while the
 * server is away, and goes when the server says that it isn't there (any more).
 */
export interface Read<T> {
  value: T | null
  reason: string | null
  /** The server says that it isn't there, or not for whoever asks. */
  isGone: boolean
  /** Reads again, after a change of one's own. */
  again: () => Promise<void>
  set: (value: T) => void
}

interface State<T> {
  key: string
  value: T | null
  reason: string | null
  isGone: boolean
}

/** How often it is read while nobody tells what changed: without the socket, as behind some proxies. */
const UNTOLD_MS = 20_000

/**
 * Reads something and keeps it fresh: when `key` changes, when the server says that something of `abouts` changed, when
 * the page is looked at again, and when the network is back. A page that nobody looks at waits until somebody does.
 */
export function useRead<T>(key: string, read: () => Promise<T>, ...abouts: About[]): Read<T> {
  const [state, setState] = useState<State<T>>({ key, value: null, reason: null, isGone: false })
  const latest = useRef({ key, read })
  useEffect(() => {
    latest.current = { key, read }
  })
  /** Readings are numbered, so that an older answer never overwrites a newer one. */
  const turns = useRef({ begun: 0, shown: 0 })
  const online = useReachability((one) => one.online)
  const told = useTold((one) => one.told)

  const again = useCallback(async () => {
    const asked = latest.current
    const turn = ++turns.current.begun
    const isWanted = (): boolean => latest.current.key === asked.key && turn > turns.current.shown
    try {
      const value = await asked.read()
      if (!isWanted()) return
      turns.current.shown = turn
      setState({ key: asked.key, value, reason: null, isGone: false })
    } catch (error) {
      if (!isWanted()) return
      turns.current.shown = turn
      const isGone = error instanceof ApiError && error.retry === 'never'
      setState((before) => ({
        key: asked.key,
        value: before.key === asked.key && !isGone ? before.value : null,
        reason: reasonOf(error),
        isGone,
      }))
    }
  }, [])

  useEffect(() => {
    void again()
  }, [key, online, again])
  const topics = abouts.join()
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void again()
    }
    const stop = onNews(topics.split(',') as About[], look)
    const timer = told ? undefined : setInterval(look, UNTOLD_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      stop()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [again, told, topics])

  const mine = state.key === key
  return {
    value: mine ? state.value : null,
    reason: mine ? state.reason : null,
    isGone: mine && state.isGone,
    again,
    set: (value) => {
      turns.current.shown = ++turns.current.begun
      setState({ key, value, reason: null, isGone: false })
    },
  }
}
