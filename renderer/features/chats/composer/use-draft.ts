import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '../../../../protocol/ipc/views.ts'
import type { ConversationId, MessageId } from '../../../../protocol/wire/ids.ts'
import { readDraft, saveDraft, whenDraftChanged } from '../../../stores/drafts.ts'
import { PauseSaver, type SaveState } from '../../../stores/pause-saver.ts'
import { useReplyTarget, type ReplyTarget } from '../../../stores/reply-target.ts'
import { useThread } from '../../../stores/thread.ts'

const PAUSE_MS = 300

export type MessageKind = Draft['kind']

export interface Written {
  kind: MessageKind
  text: string
}

export interface KeptDraft extends Written {
  saved: SaveState | null
  /** Why the draft could not be read. */
  error: string | null
  /** What is in the box now, also between two drawings. */
  now: () => Written
  change: (next: Written) => void
  /** Saves at once. */
  keep: () => void
}

/**
 * What is being written in one conversation: text, mode and answer, kept at each pause in the typing, when the box is
 * left, and when the window goes. The component that uses it is made anew for each conversation.
 */
export function useDraft(conversationId: ConversationId): KeptDraft {
  const [written, setWritten] = useState<Written>({ kind: 'text', text: '' })
  const [saved, setSaved] = useState<SaveState | null>(null)
  const [error, setError] = useState<string | null>(null)
  const current = useRef(written)
  const saver = useRef<PauseSaver<Draft> | null>(null)
  const answered = useReplyTarget((state) => state.target?.messageId ?? null)
  const keptAnswer = useRef<MessageId | null>(null)
  useAnswerWords()

  const write = (next: Written) => {
    current.current = next
    setWritten(next)
  }
  const toKeep = useCallback((): Draft => {
    return { ...current.current, replyToId: useReplyTarget.getState().target?.messageId ?? null }
  }, [])

  useEffect(() => {
    useReplyTarget.getState().clear()
    const own = new PauseSaver<Draft>((draft) => saveDraft(conversationId, draft), setSaved, PAUSE_MS)
    saver.current = own
    const takeOver = (draft: Draft) => {
      write({ kind: draft.kind, text: draft.text })
      keptAnswer.current = draft.replyToId
      const target = draft.replyToId === null ? null : targetOf(draft.replyToId)
      useReplyTarget.setState({ target })
    }
    let left = false
    readDraft(conversationId).then(
      (draft) => {
        if (draft.text === '' && draft.replyToId === null && draft.kind !== 'note') return
        // Whatever was typed before the draft came stays behind it, here and on disk: nothing is lost.
        const early = current.current.text
        const whole = { ...draft, text: draft.text + early }
        if (!left) takeOver(whole)
        if (early === '') return
        own.type(whole)
        if (left) void own.flush()
      },
      (reason: Error) => setError(reason.message),
    )
    // A message that was held and is taken back becomes the draft again.
    const stop = whenDraftChanged(conversationId, () => {
      if (!own.isIdle) return
      readDraft(conversationId).then(
        (draft) => {
          if (!left && own.isIdle && !isSame(draft, toKeep())) takeOver(draft)
        },
        (reason: Error) => setError(reason.message),
      )
    })
    const keep = () => void own.flush()
    window.addEventListener('pagehide', keep)
    return () => {
      left = true
      stop()
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [conversationId, toKeep])

  // Another message is answered, or none: that is part of the draft.
  useEffect(() => {
    if (keptAnswer.current === answered) return
    keptAnswer.current = answered
    saver.current?.type(toKeep())
  }, [answered, toKeep])

  return {
    ...written,
    saved,
    error,
    now: () => current.current,
    change: (next) => {
      write(next)
      saver.current?.type(toKeep())
    },
    keep: () => void saver.current?.flush(),
  }
}

const NOT_READ_YET = 'An earlier message'

/** The answered message in words; it may be older than what the thread has read so far. */
function targetOf(messageId: MessageId): ReplyTarget {
  const found = useThread.getState().messages?.find(({ id }) => id === messageId)
  return { messageId, authorName: found?.authorName ?? NOT_READ_YET, text: found?.text ?? '' }
}

/** Finds the words of a kept answer as soon as the thread has read the message. */
function useAnswerWords(): void {
  const target = useReplyTarget((state) => state.target)
  const isWanted = target?.authorName === NOT_READ_YET
  // Only while something is missing: the box has nothing to do with each page that is scrolled through.
  const messages = useThread((state) => (isWanted ? state.messages : null))
  useEffect(() => {
    if (target?.authorName !== NOT_READ_YET) return
    const found = targetOf(target.messageId)
    if (found.authorName !== NOT_READ_YET) useReplyTarget.setState({ target: found })
  }, [messages, target])
}

function isSame(one: Draft, other: Draft): boolean {
  return one.text === other.text && one.kind === other.kind && one.replyToId === other.replyToId
}
