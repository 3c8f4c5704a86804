import { useEffect } from 'react'
import { chooseNotifications, useNotificationChoices } from '../../stores/notifications.ts'
import { tellError } from '../../ui/toast.ts'
import { PaneError } from '../pane-states/index.ts'
import { CATEGORIES } from './category-words.ts'
import styles from './ToldOf.module.css'

/** What the user is told of, one switch for each category. It is the same on all of the user's devices. */
export function ToldOf() {
  const { value, error, reread } = useNotificationChoices()
  useEffect(() => useNotificationChoices.getState().watch(), [])
  if (value === null) {
    if (error === null) return null
    return <PaneError what="What you are told of" error={error} onRetry={() => void reread()} />
  }
  return (
    <div className={styles.told}>
      <p className={styles.hint}>
        What is off stands in the list, but is not counted and not announced. It holds on all your computers.
      </p>
      {CATEGORIES.map(({ value: category, label, what }) => (
        <label key={category} className={styles.choice}>
          <input
            type="checkbox"
            checked={!value.includes(category)}
            onChange={(event) => void chooseNotifications(category, event.target.checked).catch(tellError)}
          />
          <span>
            <span className={styles.label}>{label}</span>
            <span className={styles.what}>{what}</span>
          </span>
        </label>
      ))}
    </div>
  )
}
