import { useEffect, useRef, useState } from 'react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { readDraft, saveDraft } from '../../../stores/drafts.ts'
import { PauseSaver, type SaveState } from '../../../stores/pause-saver.ts'
import { useStaged } from '../../../stores/staged.ts'
import { useThread } from '../../../stores/thread.ts'
import { draftOf, fromDraft, type MessageKind } from './draft-text.ts'

const PAUSE_MS = 300

export interface Composition {
  kind: MessageKind
  text: string
  canSend: boolean
  /** Why the last Send failed; the text is still there. */
  error: string | null
  draftWords: string
  type: (text: string) => void
  choose: (kind: MessageKind) => void
  send: () => Promise<void>
  /** Saves the draft at once. */
  keep: () => void
}

/**
 * What is being written in one conversation. It is kept as a draft at each pause, and leaves the box only when main has
 * answered that the message is on disk (I2). The component that uses it is made anew for each conversation.
 */
export function useComposition(conversationId: ConversationId): Composition {
  const [{ kind, text }, setWritten] = useState<{ kind: MessageKind; text: string }>({
    kind: 'text',
    text: '',
  })
  const [saved, setSaved] = useState<SaveState | null>(null)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const files = useStaged((state) => state.files)
  const written = useRef({ kind, text })
  const saver = useRef<PauseSaver | null>(null)
  const isSending = useRef(false)

  const write = (next: { kind: MessageKind; text: string }) => {
    written.current = next
    setWritten(next)
  }
  const change = (next: { kind: MessageKind; text: string }) => {
    write(next)
    saver.current?.type(draftOf(next.kind, next.text))
  }

  useEffect(() => useStaged.getState().watch(conversationId), [conversationId])
  useEffect(() => useStaged.getState().setForNote(kind === 'note'), [kind])
  useEffect(() => {
    const own = new PauseSaver((draft) => saveDraft(conversationId, draft), setSaved, PAUSE_MS)
    saver.current = own
    readDraft(conversationId).then(
      (draft) => {
        // Whatever was typed before the draft came stays behind it: nothing is lost.
        if (draft) write({ ...fromDraft(draft), text: fromDraft(draft).text + written.current.text })
      },
      (reason: Error) => setError(reason.message),
    )
    const keep = () => void own.flush()
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [conversationId])

  const send = async () => {
    const sent = written.current
    if (isSending.current || (sent.text.trim() === '' && files.length === 0)) return
    isSending.current = true
    setSending(true)
    setError(null)
    try {
      const stagedFileIds = files.map((file) => file.id)
      await useThread.getState().send({ kind: sent.kind, text: sent.text.trim(), stagedFileIds })
      const now = written.current.text
      change({ kind: 'text', text: now.startsWith(sent.text) ? now.slice(sent.text.length) : now })
      void saver.current?.flush()
      void useStaged.getState().reread()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      isSending.current = false
      setSending(false)
    }
  }

  return {
    kind,
    text,
    canSend: !sending && (text.trim() !== '' || files.length > 0),
    error,
    draftWords: draftWords(saved, text),
    type: (next) => change({ kind, text: next }),
    choose: (next) => change({ kind: next, text }),
    send,
    keep: () => void saver.current?.flush(),
  }
}

function draftWords(saved: SaveState | null, text: string): string {
  if (saved?.state === 'failed') return `Draft not saved: ${saved.reason}`
  return saved?.state === 'saved' && text !== '' ? 'Draft saved' : ''
}
