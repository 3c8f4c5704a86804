import { useEffect, useId, useRef, useState } from 'react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { PauseSaver, type SaveState } from '../../stores/pause-saver.ts'
import { useProfile } from '../../stores/profile.ts'
import { useSession } from '../../stores/session.ts'
import styles from './Profile.module.css'

const PAUSE_MS = 700

/** What administrators note about a customer, edited in place; the customer never sees it. */
export function NoteEditor({ profile }: { profile: ProfileView }) {
  const id = useId()
  const mayWrite = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('customers.write'),
  )
  const { text, state, type, flush } = useNote(profile)
  const words = state.state === 'unsaved' ? 'Writing…' : profile.notePending ? 'Waits to be sent' : ''
  return (
    <section>
      <div className={styles.noteHead}>
        <label className={styles.title} htmlFor={id}>
          Internal note
        </label>
        <span
          className={styles.noteState}
          data-tone={profile.notePending ? 'waits' : undefined}
          role="status"
        >
          {words}
        </span>
      </div>
      <textarea
        id={id}
        className={styles.note}
        dir="auto"
        value={text}
        readOnly={!mayWrite}
        maxLength={20_000}
        placeholder={mayWrite ? 'Only administrators see this' : 'No note'}
        onChange={(event) => type(event.target.value)}
        onBlur={flush}
      />
      {state.state === 'failed' && (
        <p className={styles.failed} role="alert">
          Not saved: {state.reason}
        </p>
      )}
    </section>
  )
}

/** The note as it is typed; what comes from elsewhere is taken over while nothing is typed here. */
function useNote(profile: ProfileView) {
  const [typed, setTyped] = useState<string | null>(null)
  const [state, setState] = useState<SaveState>({ state: 'saved' })
  const subject = profile.face.subject
  const saver = useRef<PauseSaver | null>(null)
  useEffect(() => {
    const own = new PauseSaver(
      (note) => useProfile.getState().annotate(subject, { note }),
      setState,
      PAUSE_MS,
    )
    saver.current = own
    return () => void own.flush()
    // The editor is made anew for each customer, so the subject never changes under it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return {
    text: typed ?? profile.note,
    state,
    type: (note: string) => {
      setTyped(note)
      saver.current?.type(note)
    },
    flush: () => {
      void saver.current
        ?.flush()
        .then(() => useProfile.getState().reread())
        .then(() => setTyped(null))
    },
  }
}
