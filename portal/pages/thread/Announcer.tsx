import { useEffect, useRef, useState } from 'react'
import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import { lastSeq } from '../../thread/merge.ts'

/** Reads out what others write while the thread is open, politely; what was there before is not repeated. */
export function Announcer({ messages }: { messages: readonly PortalMessage[] }) {
  const spokenSeq = useRef(lastSeq(messages))
  const spokenIds = useRef<readonly string[]>([])
  const [words, setWords] = useState('')
  useEffect(() => {
    const shown = messages.filter((message) => message.deletedAt === null)
    const fresh = shown.filter((message) => message.seq > spokenSeq.current && !message.own)
    spokenSeq.current = Math.max(spokenSeq.current, lastSeq(messages))
    if (fresh.length > 0) {
      spokenIds.current = fresh.map(({ id }) => id)
      setWords(fresh.map(spoken).join('. '))
      return
    }
    // What was unsent is not to be read here any more, either.
    const isUnsent = messages.some(
      ({ id, deletedAt }) => deletedAt !== null && spokenIds.current.includes(id),
    )
    if (isUnsent) setWords('')
  }, [messages])
  return (
    <div role="status" aria-live="polite">
      <HiddenText>{words}</HiddenText>
    </div>
  )
}

function spoken({ authorName, text, files }: PortalMessage): string {
  return [`${authorName}: ${text}`, ...files.map((file) => file.name)].join(', ')
}
