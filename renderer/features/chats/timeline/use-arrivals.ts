import { useEffect, useRef, useState } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'

/**
 * Watches for messages of others that arrive at the end while the thread is open: how many came while it was scrolled
 * up, and the words to be read out for the last one. Older ones that scrolling brings in are no arrivals.
 */
export function useArrivals(
  messages: readonly MessageView[],
  atEnd: boolean,
): { unseen: number; spoken: string } {
  const lastSeq = messages.reduce((highest, { seq }) => Math.max(highest, seq ?? 0), 0)
  const known = useRef(lastSeq)
  const [seenSeq, setSeenSeq] = useState(lastSeq)
  const [spoken, setSpoken] = useState('')
  if (atEnd && seenSeq < lastSeq) setSeenSeq(lastSeq)
  useEffect(() => {
    const arrived = messages.filter(({ seq, byMe }) => seq !== null && seq > known.current && !byMe)
    const last = arrived.at(-1)
    if (last) setSpoken(`${last.authorName}: ${last.text || 'sent a file'}`)
    known.current = Math.max(known.current, lastSeq)
  }, [messages, lastSeq])
  const unseen = messages.filter(({ seq, byMe }) => seq !== null && seq > seenSeq && !byMe).length
  return { unseen, spoken }
}
