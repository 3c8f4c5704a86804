import { useCallback, useEffect, useRef, useState } from 'react'
import type { UnfinishedPlace } from '../../../protocol/ipc/views.ts'
import type { LocationId } from '../../../protocol/wire/ids.ts'
import { readUnfinished, saveUnfinished } from '../../stores/drafts.ts'
import { PauseSaver } from '../../stores/pause-saver.ts'

const PAUSE_MS = 300

export interface Unfinished {
  text: string
  write: (text: string) => void
  /** Why what was typed is not kept; null when it is. */
  problem: string | null
}

/**
 * A text that is being written in a pane: kept on the disk at each pause in the typing, when the pane is left, and when
 * the window goes, so that it is there again after a crash.
 */
export function useUnfinished(place: UnfinishedPlace, locationId: LocationId): Unfinished {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const typed = useRef('')
  const saver = useRef<PauseSaver | null>(null)

  const show = (next: string) => {
    typed.current = next
    setText(next)
  }

  useEffect(() => {
    const key = { place, locationId }
    const own = new PauseSaver(
      (written) => saveUnfinished(key, written),
      (state) => setProblem(state.state === 'failed' ? state.reason : null),
      PAUSE_MS,
    )
    saver.current = own
    readUnfinished(key).then(
      // What was typed before the answer came stays behind it.
      (kept) => kept !== '' && show(kept + typed.current),
      (reason: Error) => setProblem(reason.message),
    )
    const keep = () => void own.flush()
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [place, locationId])

  const write = useCallback((next: string) => {
    show(next)
    saver.current?.type(next)
    // Nothing is left to wait for.
    if (next === '') void saver.current?.flush()
  }, [])
  return { text, write, problem }
}
