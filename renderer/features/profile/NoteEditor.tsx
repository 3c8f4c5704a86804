import { useId } from 'react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { useNote } from './use-note.ts'
import styles from './Profile.module.css'

/** What administrators note about a customer, edited in place; the customer never sees it. */
export function NoteEditor({ profile }: { profile: ProfileView }) {
  const id = useId()
  const mayWrite = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('customers.write'),
  )
  const { text, state, theirs, type, flush, keepMine, takeTheirs } = useNote(profile)
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
      {theirs !== null && (
        <div className={styles.conflict} role="alert">
          <p>A colleague changed this note while you were writing:</p>
          <q dir="auto">{theirs || 'nothing is left of it'}</q>
          <p className={styles.conflictActions}>
            <Button size="small" onClick={takeTheirs}>
              Take theirs
            </Button>
            <Button size="small" onClick={keepMine}>
              Keep mine
            </Button>
          </p>
        </div>
      )}
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
