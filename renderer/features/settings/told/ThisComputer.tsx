import type { ToldSettings, ToldView } from '../../../../protocol/ipc/told-views.ts'
import { useTold } from '../../../stores/told.ts'
import { Button } from '../../../ui/Button.tsx'
import { showToast, tellError } from '../../../ui/toast.ts'
import { QuietHours } from './QuietHours.tsx'
import styles from '../SettingsPane.module.css'

/** How this computer tells, and when it does not. */
export function ThisComputer({ told }: { told: ToldView }) {
  const { save, tryOut } = useTold()
  const { settings } = told
  const put = (next: Partial<ToldSettings>) => void save({ ...settings, ...next }).catch(tellError)
  const test = () => void tryOut().then((shown) => !shown && showToast(UNSUPPORTED), tellError)
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.groupTitle}>How this computer tells you</legend>
        <p className={styles.hint}>
          {told.supported
            ? 'Who, what and where, also when the window is closed. They go when they are read on any device.'
            : UNSUPPORTED}
        </p>
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={settings.sound}
            onChange={({ target }) => put({ sound: target.checked })}
          />
          With a sound
        </label>
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={!settings.hideContent}
            aria-describedby="preview-hint"
            onChange={({ target }) => put({ hideContent: !target.checked })}
          />
          Show names and words
        </label>
        <p id="preview-hint" className={styles.hint}>
          Off for screens that others can see: only that there is something, and where.
        </p>
        <div className={styles.buttons}>
          <Button onClick={test}>Show one to try</Button>
        </div>
      </fieldset>
      <QuietHours told={told} onChange={put} />
    </>
  )
}

const UNSUPPORTED =
  'This system shows no notifications. The counts on the rail and in the title tell the same.'
