import { useEffect, useState } from 'react'
import { clearCache, useCacheFacts } from '../../stores/files-cache.ts'
import { useSettings } from '../../stores/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { countWords, sizeWords } from '../../ui/size-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import styles from './CacheSection.module.css'

const LIMITS = [500_000_000, 1_000_000_000, 2_000_000_000, 5_000_000_000, 10_000_000_000, 20_000_000_000]

/** How much of the files of messages this computer keeps: what there is, the limit, and a way to clear it. */
export function CacheSection() {
  const { value: facts, error } = useCacheFacts()
  const { settings, save } = useSettings()
  const [asking, setAsking] = useState(false)
  useEffect(() => useCacheFacts.getState().watch(), [])
  const limits = LIMITS.includes(settings.cacheLimitBytes)
    ? LIMITS
    : [...LIMITS, settings.cacheLimitBytes].toSorted((one, other) => one - other)
  const removable = facts ? facts.bytes - facts.pinnedBytes : 0
  return (
    <section className={styles.section} aria-labelledby="cache-title">
      <h2 className={styles.title} id="cache-title">
        Files on this computer
      </h2>
      <p role="status">{error ?? (facts ? factWords(facts) : 'Being counted…')}</p>
      <label className={styles.limit}>
        Keep at most
        <select
          className={styles.select}
          value={settings.cacheLimitBytes}
          onChange={(event) => {
            save({ ...settings, cacheLimitBytes: Number(event.target.value) })
              .then(() => useCacheFacts.getState().reread())
              .catch(tellError)
          }}
        >
          {limits.map((bytes) => (
            <option key={bytes} value={bytes}>
              {sizeWords(bytes)}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.says}>
        When it gets more, what was opened longest ago goes first. Files kept offline stay and don’t count.
      </p>
      <div>
        <Button disabled={removable <= 0} onClick={() => setAsking(true)}>
          Clear…
        </Button>
      </div>
      {asking && (
        <Dialog
          title="Clear the files on this computer?"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                Keep them
              </Button>
              <Button
                look="danger"
                onClick={() => {
                  setAsking(false)
                  clearCache().then(() => showToast(`${sizeWords(removable)} cleared`), tellError)
                }}
              >
                Clear {sizeWords(removable)}
              </Button>
            </>
          }
        >
          <p>
            Nothing is lost: they stay on the server and are fetched again when they are opened. Offline they
            can’t be opened until then. What is kept offline, and what waits to be sent, stays.
          </p>
        </Dialog>
      )}
    </section>
  )
}

function factWords(facts: { files: number; bytes: number; pinnedBytes: number }): string {
  if (facts.files === 0) return 'None yet. What you open is kept, so that it can be opened offline.'
  const kept = facts.pinnedBytes > 0 ? `, ${sizeWords(facts.pinnedBytes)} kept offline` : ''
  return `${sizeWords(facts.bytes)} in ${countWords(facts.files)} ${facts.files === 1 ? 'file' : 'files'}${kept}.`
}
