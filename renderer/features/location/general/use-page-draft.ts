import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { LocationId } from '../../../../protocol/wire/ids.ts'
import { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { readUnfinished, saveUnfinished } from '../../../stores/drafts.ts'
import { PauseSaver } from '../../../stores/pause-saver.ts'

const PAUSE_MS = 300

/** An Information page that is being written, and upon which one: the revision of the location, and what stood there. */
const PageDraft = z.object({ blocks: WrittenRichText, basisRev: z.number().int(), basis: WrittenRichText })
export type PageDraft = z.infer<typeof PageDraft>

export interface PageDraftKept {
  /** Undefined until it is known whether there is one. */
  draft: PageDraft | null | undefined
  write: (draft: PageDraft) => void
  /** It was saved, or is not wanted any more. */
  drop: () => void
  /** Why what was typed is not kept; null when it is. */
  problem: string | null
}

/** The draft of a location's page: on the disk at each pause in the typing, so that it is there again after a crash. */
export function usePageDraft(locationId: LocationId): PageDraftKept {
  const [kept, setKept] = useState<{ of: LocationId; draft: PageDraft | null } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const saver = useRef<PauseSaver | null>(null)

  useEffect(() => {
    const key = { place: 'information' as const, locationId }
    const own = new PauseSaver(
      (written) => saveUnfinished(key, written),
      (state) => setProblem(state.state === 'failed' ? state.reason : null),
      PAUSE_MS,
    )
    saver.current = own
    readUnfinished(key).then(
      (text) => setKept({ of: locationId, draft: asDraft(text) }),
      (reason: Error) => setProblem(reason.message),
    )
    const keep = () => void own.flush()
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [locationId])

  const write = useCallback(
    (draft: PageDraft) => {
      setKept({ of: locationId, draft })
      saver.current?.type(JSON.stringify(draft))
    },
    [locationId],
  )
  const drop = useCallback(() => {
    setKept({ of: locationId, draft: null })
    saver.current?.type('')
    void saver.current?.flush()
  }, [locationId])
  return { draft: kept?.of === locationId ? kept.draft : undefined, write, drop, problem }
}

function asDraft(text: string): PageDraft | null {
  if (text === '') return null
  try {
    return PageDraft.parse(JSON.parse(text))
  } catch {
    return null
  }
}
