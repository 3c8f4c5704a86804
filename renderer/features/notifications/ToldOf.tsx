import { useEffect } from 'react'
import { chooseNotifications, useNotificationChoices } from '../../stores/notifications.ts'
import { tellError } from '../../ui/toast.ts'
import { PaneError } from '../pane-states/index.ts'
import { TOLD_OF } from './category-words.ts'
import styles from './ToldOf.module.css'

/** What the user is told of, one switch for each kind. It is the same on all of the user's devices. */
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
        It holds on all your computers. What is off stands in its list, but is not announced; a notification
        is not counted either.
      </p>
      {TOLD_OF.map(({ value: category, label, what }) => (
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
