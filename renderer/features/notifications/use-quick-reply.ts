import { useEffect, useRef, useState } from 'react'
import type { ChatHead } from '../../../protocol/ipc/views.ts'
import type { MessageId, Subject } from '../../../protocol/wire/ids.ts'
import { readDraft, saveDraft } from '../../stores/drafts.ts'
import { PauseSaver } from '../../stores/pause-saver.ts'
import { openChatHead, sendMessage } from '../../stores/sending.ts'

const PAUSE_MS = 300

interface Opened {
  head: ChatHead
  /** What the draft in the chat answers: it stays with it. */
  replyToId: MessageId | null
  /** An internal note is being written there: it must not become a message by habit. */
  isNote: boolean
}

export interface QuickReply {
  /** Null until the chat and its draft were read. */
  opened: Opened | null
  text: string
  error: string | null
  canSend: boolean
  type: (text: string) => void
  /** True when the message is on disk. */
  send: () => Promise<boolean>
}

/** A message to the desk chat with somebody, written elsewhere than in the chat: the draft is the chat's own. */
export function useQuickReply(subject: Subject): QuickReply {
  const { kind, id } = subject
  const [opened, setOpened] = useState<Opened | null>(null)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const saver = useRef<PauseSaver | null>(null)

  useEffect(() => {
    let left = false
    let own: PauseSaver | null = null
    const open = async () => {
      const head = await openChatHead({ kind, id } as Subject)
      const draft = await readDraft(head.conversationId)
      if (left) return
      const { replyToId } = draft
      own = new PauseSaver(
        (written) => saveDraft(head.conversationId, { kind: 'text', text: written, replyToId }),
        (state) => setError(state.state === 'failed' ? `The draft is not saved: ${state.reason}` : null),
        PAUSE_MS,
      )
      saver.current = own
      setText(draft.kind === 'note' ? '' : draft.text)
      setOpened({ head, replyToId, isNote: draft.kind === 'note' && draft.text !== '' })
    }
    open().catch((reason: Error) => setError(reason.message))
    const keep = () => void own?.flush()
    window.addEventListener('pagehide', keep)
    return () => {
      left = true
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [kind, id])

  const type = (next: string) => {
    setText(next)
    saver.current?.type(next)
  }
  const send = async (): Promise<boolean> => {
    const words = text.trim()
    if (opened === null || sending || words === '') return false
    setSending(true)
    setError(null)
    try {
      // What was typed last must not come back as a draft after the message.
      await saver.current?.flush()
      const { head, replyToId } = opened
      await sendMessage(head, { kind: 'text', text: words, stagedFileIds: [], mentionUserIds: [], replyToId })
      setText('')
      return true
    } catch (reason) {
      setError(`Couldn't send: ${reason instanceof Error ? reason.message : String(reason)}`)
      return false
    } finally {
      setSending(false)
    }
  }
  return { opened, text, error, canSend: opened !== null && !sending && text.trim() !== '', type, send }
}
