import type { ToldCategory, ToldSettings } from '../../../../protocol/ipc/told-views.ts'
import { useTold } from '../../../stores/told.ts'
import { Button } from '../../../ui/Button.tsx'
import { showToast, tellError } from '../../../ui/toast.ts'
import { QuietHours } from './QuietHours.tsx'
import styles from '../SettingsPane.module.css'

const CATEGORIES: readonly { category: ToldCategory; label: string }[] = [
  { category: 'messages', label: 'Messages and mentions' },
  { category: 'assignments', label: 'Chats assigned to me' },
  { category: 'bookings', label: 'Bookings' },
  { category: 'visitors', label: 'Visitors' },
  { category: 'others', label: 'Invoices, contracts and events' },
]

/** What this administrator is told of on this computer, and when not. */
export function ToldSection() {
  const { told, save, tryOut } = useTold()
  if (!told) return null
  const { settings } = told
  const put = (next: Partial<ToldSettings>) => void save({ ...settings, ...next }).catch(tellError)
  const test = () => void tryOut().then((shown) => !shown && showToast(UNSUPPORTED), tellError)
  return (
    <section className={styles.section} aria-labelledby="told-title">
      <h2 id="told-title" className={styles.title}>
        Notifications on this computer
      </h2>
      <p className={styles.hint}>
        {told.supported
          ? 'Who, what and where, also when the window is closed. They go when they are read on any device.'
          : UNSUPPORTED}
      </p>
      <fieldset className={styles.group}>
        <legend className={styles.groupTitle}>Tell me of</legend>
        {CATEGORIES.map(({ category, label }) => (
          <label key={category} className={styles.choice}>
            <input
              type="checkbox"
              checked={settings.categories[category]}
              onChange={({ target }) =>
                put({ categories: { ...settings.categories, [category]: target.checked } })
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.hideContent}
          onChange={({ target }) => put({ hideContent: target.checked })}
        />
        Hide names and words, for screens that others can see
      </label>
      <QuietHours told={told} onChange={put} />
      <div className={styles.buttons}>
        <Button onClick={test}>Show one to try</Button>
      </div>
    </section>
  )
}

const UNSUPPORTED =
  'This system shows no notifications. The counts on the rail and in the title tell the same.'
