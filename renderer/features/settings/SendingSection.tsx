import { useSettings } from '../../stores/settings.ts'
import { tellError } from '../../ui/toast.ts'
import styles from './SettingsPane.module.css'

const CHOICES = [
  { seconds: 0, label: 'Off' },
  { seconds: 5, label: '5 seconds' },
  { seconds: 10, label: '10 seconds' },
  { seconds: 30, label: '30 seconds' },
] as const

/** How long a message is held back so that Send can be undone. */
export function SendingSection() {
  const { settings, save } = useSettings()
  return (
    <fieldset className={styles.section}>
      <legend className={styles.title}>Undo Send</legend>
      <p className={styles.hint}>A message waits this long before it leaves, and can be taken back.</p>
      <div className={styles.choices}>
        {CHOICES.map(({ seconds, label }) => (
          <label key={seconds} className={styles.choice}>
            <input
              type="radio"
              name="undoSend"
              checked={settings.undoSendSeconds === seconds}
              onChange={() => void save({ ...settings, undoSendSeconds: seconds }).catch(tellError)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
