import type { UpdateState } from '../../../protocol/ipc/app-views.ts'
import { useTimeZone } from '../../stores/session.ts'
import { useSettings } from '../../stores/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { momentWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import { useNow } from '../../ui/use-now.ts'
import styles from './SettingsPane.module.css'

/** Looks for a newer version when asked, and says what it found. */
export function UpdateSection() {
  const { update, facts, checkForUpdate, installUpdate } = useSettings()
  const timeZone = useTimeZone()
  const now = useNow()
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Updates</h2>
      <p role="status">{updateWords(update, facts?.version ?? '', now, timeZone)}</p>
      {update.state === 'available' && update.notes && <p className={styles.notes}>{update.notes}</p>}
      <div className={styles.buttons}>
        {update.state === 'ready' ? (
          <Button look="primary" onClick={() => void installUpdate().catch(tellError)}>
            Restart and install
          </Button>
        ) : (
          <Button disabled={update.state === 'checking'} onClick={() => void checkForUpdate()}>
            Check for updates
          </Button>
        )}
      </div>
    </section>
  )
}

function updateWords(update: UpdateState, version: string, now: number, timeZone: string): string {
  switch (update.state) {
    case 'notChecked':
      return `This is Foyer ${version}. Nothing was checked since it started.`
    case 'checking':
      return 'Checking…'
    case 'newest':
      return `Foyer ${update.version} is the newest. Checked ${momentWords(update.checkedAt, now, timeZone)}.`
    case 'available':
      return `Foyer ${update.version} is there and is being downloaded.`
    case 'ready':
      return `Foyer ${update.version} is ready. It will be installed when you restart.`
    case 'unavailable':
      return update.reason
  }
}
