import { useEffect, useRef, useState } from 'react'
import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import { lastSeq } from '../../thread/merge.ts'

/** Reads out what others write while the thread is open, politely; what was there before is not repeated. */
export function Announcer({ messages }: { messages: readonly PortalMessage[] }) {
  const spokenSeq = useRef(lastSeq(messages))
  const [words, setWords] = useState('')
  useEffect(() => {
    const fresh = messages.filter((message) => message.seq > spokenSeq.current && !message.own)
    spokenSeq.current = Math.max(spokenSeq.current, lastSeq(messages))
    if (fresh.length > 0) setWords(fresh.map(spoken).join('. '))
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
