import { useId, useState } from 'react'
import type { LocationId } from '../../../protocol/wire/ids.ts'
import { writeHandOver } from '../../stores/hand-over.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { useUnfinished } from './use-unfinished.ts'
import styles from './HandOverPane.module.css'

/** The note to whoever comes next; what is typed outlives the pane, and a crash. */
export function WriteHandOver(props: { locationId: LocationId }) {
  const id = useId()
  const { text, write, problem } = useUnfinished('handOver', props.locationId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const handOver = () => {
    setBusy(true)
    setError(null)
    writeHandOver(text.trim())
      .then(
        () => {
          write('')
          showToast('Handed over. The next shift sees it on top, and you see who acknowledged it.')
        },
        (reason: Error) => setError(reason.message),
      )
      .finally(() => setBusy(false))
  }
  return (
    <section className={styles.write}>
      <label className={styles.label} htmlFor={id}>
        Note to the next shift
      </label>
      <textarea
        id={id}
        className={styles.text}
        dir="auto"
        rows={4}
        maxLength={4000}
        placeholder="The lift is being repaired until four. Bea’s parcel is behind the desk."
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      {error && (
        <p className={styles.error} role="alert">
          Not handed over: {error}
        </p>
      )}
      {problem && (
        <p className={styles.error} role="alert">
          What you type is not kept: {problem}
        </p>
      )}
      <div className={styles.act}>
        <p className={styles.hint}>The lists go along: they are made from the chats.</p>
        <Button look="primary" disabled={busy} onClick={handOver}>
          Hand over
        </Button>
      </div>
    </section>
  )
}
