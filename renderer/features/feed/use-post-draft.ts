import { useEffect, useRef, useState } from 'react'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import { readDraft, saveDraft, whenDraftChanged } from '../../stores/drafts.ts'
import { PauseSaver } from '../../stores/pause-saver.ts'

const PAUSE_MS = 300

/** What is being posted: kept at each pause in the typing, when the box is left, and when the window goes. */
export interface PostDraft {
  text: string
  /** Why it isn't kept on the disk; null while it is. */
  problem: string | null
  write: (text: string) => void
  keep: () => void
  /** It was posted: nothing of it is to be kept. */
  clear: () => void
}

/** The draft of a location's feed, which `placeId` names. */
export function usePostDraft(placeId: ConversationId): PostDraft {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const saver = useRef<PauseSaver | null>(null)
  const typed = useRef('')

  useEffect(() => {
    const own = new PauseSaver(
      (words) => saveDraft(placeId, { text: words, kind: 'text', replyToId: null }),
      (state) => setProblem(state.state === 'failed' ? state.reason : null),
      PAUSE_MS,
    )
    saver.current = own
    let left = false
    const show = (words: string): void => {
      typed.current = words
      setText(words)
    }
    const read = (): void => {
      readDraft(placeId).then(
        (draft) => {
          if (left || !own.isIdle) return
          show(draft.text)
        },
        (error: Error) => setProblem(error.message),
      )
    }
    read()
    const stop = whenDraftChanged(placeId, () => {
      if (own.isIdle) read()
    })
    const keep = (): void => void own.flush()
    window.addEventListener('pagehide', keep)
    return () => {
      left = true
      stop()
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [placeId])

  return {
    text,
    problem,
    write: (words) => {
      typed.current = words
      setText(words)
      saver.current?.type(words)
    },
    keep: () => void saver.current?.flush(),
    clear: () => {
      saver.current?.forget()
      typed.current = ''
      setText('')
    },
  }
}
