import { useEffect, useState } from 'react'
import { About } from '../protocol/wire/http.ts'

/** The operator's name, also for somebody who is not signed in; empty until it is known. */
export function useNetworkName(): string {
  const [name, setName] = useState('')
  useEffect(() => {
    const stop = new AbortController()
    fetch('/about', { signal: stop.signal })
      .then((response) => response.json())
      .then((body) => setName(About.parse(body).networkName))
      .catch(() => undefined)
    return () => stop.abort()
  }, [])
  return name
}
