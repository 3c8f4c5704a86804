import { useEffect, useRef, useState } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { useThread } from '../../../stores/thread.ts'

/**
 * Watches for what arrives at the end while the thread is open: how many messages came while one read further up, and
 * the words to be read out for the last of somebody else. Older ones that scrolling brings in are no arrivals.
 */
export function useArrivals(
  messages: readonly MessageView[],
  lastSeq: number,
): { unseen: number; spoken: string } {
  const following = useThread((state) => state.following)
  const hasNewer = useThread((state) => state.hasNewer)
  const spokenSeq = useRef(lastSeq)
  const [seenSeq, setSeenSeq] = useState(lastSeq)
  const [spoken, setSpoken] = useState('')
  if (following && seenSeq < lastSeq) setSeenSeq(lastSeq)
  useEffect(() => {
    if (hasNewer) return
    // The head may know of a message before it is here: what counts is what is here.
    const hereSeq = messages.findLast(({ seq }) => seq !== null)?.seq ?? 0
    const last = messages.findLast(({ seq, byMe }) => seq !== null && seq > spokenSeq.current && !byMe)
    if (last) setSpoken(`${last.authorName}: ${last.text || 'sent a file'}`)
    spokenSeq.current = Math.max(spokenSeq.current, hereSeq)
  }, [messages, hasNewer])
  const unseen = hasNewer
    ? lastSeq - seenSeq
    : messages.filter(({ seq, byMe }) => seq !== null && seq > seenSeq && !byMe).length
  return { unseen: Math.max(0, unseen), spoken }
}
