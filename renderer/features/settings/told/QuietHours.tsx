import type { ToldSettings, ToldView } from '../../../../protocol/ipc/told-views.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from '../SettingsPane.module.css'
import { clockOf, minutesOf } from './clock-minutes.ts'

const HOUR_MS = 3_600_000
/** As they stand in a week of work; 0 is Sunday. */
const DAYS: readonly { day: number; short: string; name: string }[] = [
  { day: 1, short: 'Mon', name: 'Monday' },
  { day: 2, short: 'Tue', name: 'Tuesday' },
  { day: 3, short: 'Wed', name: 'Wednesday' },
  { day: 4, short: 'Thu', name: 'Thursday' },
  { day: 5, short: 'Fri', name: 'Friday' },
  { day: 6, short: 'Sat', name: 'Saturday' },
  { day: 0, short: 'Sun', name: 'Sunday' },
]

/** When nothing is shown: hours of the week by this computer's clock, and quiet for now. */
export function QuietHours(props: { told: ToldView; onChange: (next: Partial<ToldSettings>) => void }) {
  const { told, onChange } = props
  const { quietHours, quietUntil } = told.settings
  const put = (next: Partial<ToldSettings['quietHours']>) =>
    onChange({ quietHours: { ...quietHours, ...next } })
  const setTime = (end: 'from' | 'to', clock: string) => {
    const minutes = minutesOf(clock)
    if (minutes !== null) put({ [end]: minutes })
  }
  return (
    <fieldset className={styles.group}>
      <legend className={styles.groupTitle}>Quiet</legend>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={quietHours.on}
          onChange={({ target }) => put({ on: target.checked })}
        />
        Quiet hours
      </label>
      {quietHours.on && (
        <>
          <div className={styles.choices}>
            <label className={styles.choice}>
              From
              <input
                type="time"
                className={styles.time}
                defaultValue={clockOf(quietHours.from)}
                onChange={({ target }) => setTime('from', target.value)}
              />
            </label>
            <label className={styles.choice}>
              to
              <input
                type="time"
                className={styles.time}
                defaultValue={clockOf(quietHours.to)}
                onChange={({ target }) => setTime('to', target.value)}
              />
            </label>
            <span className={styles.hint}>{quietHours.to <= quietHours.from && 'on the next day'}</span>
          </div>
          <div className={styles.choices} role="group" aria-label="Days on which quiet begins">
            {DAYS.map(({ day, short, name }) => (
              <label key={day} className={styles.choice}>
                <input
                  type="checkbox"
                  aria-label={name}
                  checked={quietHours.days.includes(day)}
                  onChange={({ target }) =>
                    put({
                      days: quietHours.days.filter((one) => one !== day).concat(target.checked ? day : []),
                    })
                  }
                />
                {short}
              </label>
            ))}
          </div>
          <p className={styles.hint}>By the clock of this computer.</p>
        </>
      )}
      <div className={styles.buttons}>
        {told.quietNow && quietUntil !== null && quietUntil > Date.now() ? (
          <Button onClick={() => onChange({ quietUntil: null })}>
            End quiet ({clockOfMoment(quietUntil)})
          </Button>
        ) : (
          <Button onClick={() => onChange({ quietUntil: Date.now() + HOUR_MS })}>Quiet for an hour</Button>
        )}
      </div>
      <p role="status" className={styles.hint}>
        {told.quietNow ? 'It is quiet now: nothing is shown, and everything is counted.' : ''}
      </p>
    </fieldset>
  )
}

/** On this computer's clock: the quiet is its own, not the location's. */
function clockOfMoment(ms: number): string {
  const date = new Date(ms)
  return `until ${clockOf(date.getHours() * 60 + date.getMinutes())}`
}
