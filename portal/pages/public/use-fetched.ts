import { useCallback, useEffect, useState } from 'react'
import { ApiError, reasonOf } from '../../api-error.ts'

export type Fetched<T> =
  | { state: 'reading' }
  | { state: 'read'; value: T }
  /** What isn't there, was revoked or isn't for this reader: the server says the same of all of them. */
  | { state: 'gone' }
  | { state: 'failed'; reason: string }

/** What the server has under a key, read anew when the key or the reader changes, and at the person's wish. */
export function useFetched<T>(key: string, fetch: (key: string) => Promise<T>, reader: string) {
  const [fetched, setFetched] = useState<{ of: string; value: Fetched<T> } | null>(null)
  const whole = `${reader}:${key}`
  const read = useCallback(() => {
    fetch(key).then(
      (value) => setFetched({ of: whole, value: { state: 'read', value } }),
      (error: unknown) => {
        const isGone = error instanceof ApiError && error.code === 'notFound'
        setFetched({
          of: whole,
          value: isGone ? { state: 'gone' } : { state: 'failed', reason: reasonOf(error) },
        })
      },
    )
  }, [fetch, key, whole])
  useEffect(read, [read])
  const value: Fetched<T> = fetched?.of === whole ? fetched.value : { state: 'reading' }
  return { value, read }
}
