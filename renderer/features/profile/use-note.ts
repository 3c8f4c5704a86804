import { useEffect, useRef, useState } from 'react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { PauseSaver, type SaveState } from '../../stores/pause-saver.ts'
import { useProfile } from '../../stores/profile.ts'

const PAUSE_MS = 700

export interface EditedNote {
  text: string
  state: SaveState
  /** What a colleague wrote meanwhile; nothing is saved until one of the two is chosen. */
  theirs: string | null
  type: (note: string) => void
  flush: () => void
  keepMine: () => void
  takeTheirs: () => void
}

/**
 * The note as it is typed. What comes from elsewhere is taken over while nothing is typed here; while something is, the
 * two are shown side by side, so that neither is lost.
 */
export function useNote(profile: ProfileView): EditedNote {
  const [typed, setTyped] = useState<string | null>(null)
  const [state, setState] = useState<SaveState>({ state: 'saved' })
  /** The note that the typing began with, or that was saved here last. */
  const [known, showKnown] = useState(profile.note)
  const knownNow = useRef(profile.note)
  const subject = profile.face.subject
  const saver = useRef<PauseSaver | null>(null)
  const setKnown = (note: string) => {
    knownNow.current = note
    showKnown(note)
  }
  useEffect(() => {
    const save = async (note: string) => {
      const shown = useProfile.getState().profile
      const isOther = shown?.face.subject.id === subject.id && shown.note !== knownNow.current
      // A colleague was quicker, in the pause before this: the two are on screen now.
      if (isOther && shown.note !== note) return
      // Before the answer: the rows that it changes may be read again earlier than that.
      setKnown(note)
      await useProfile.getState().annotate(subject, { note })
    }
    const own = new PauseSaver(save, setState, PAUSE_MS)
    saver.current = own
    return () => void own.flush()
    // The editor is made anew for each customer, so the subject never changes under it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  const isTheirs = typed !== null && profile.note !== known && profile.note !== typed
  return {
    text: typed ?? profile.note,
    state,
    theirs: isTheirs ? profile.note : null,
    type: (note) => {
      if (typed === null) setKnown(profile.note)
      setTyped(note)
      if (!isTheirs) saver.current?.type(note)
    },
    flush: () => {
      if (isTheirs) return
      void saver.current
        ?.flush()
        .then(() => useProfile.getState().reread())
        .then(() => setTyped(null))
    },
    keepMine: () => {
      setKnown(profile.note)
      saver.current?.type(typed ?? profile.note)
      void saver.current?.flush()
    },
    takeTheirs: () => {
      saver.current?.forget()
      setKnown(profile.note)
      setTyped(null)
    },
  }
}
