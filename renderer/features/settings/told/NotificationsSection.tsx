import { ToldOf } from '../../notifications/index.ts'
import { useTold } from '../../../stores/told.ts'
import styles from '../SettingsPane.module.css'
import { ClosingGroup } from './ClosingGroup.tsx'
import { ThisComputer } from './ThisComputer.tsx'

/**
 * All about being told: of what, which follows the account, and how this computer does it. Nobody who is signed out is told
 * of anything: then only what closing the window does is left.
 */
export function NotificationsSection({ signedIn }: { signedIn: boolean }) {
  const told = useTold((state) => state.told)
  if (!signedIn) {
    return (
      <section className={styles.section} aria-label="Closing the window">
        <ClosingGroup />
      </section>
    )
  }
  return (
    <section className={styles.section} aria-labelledby="notifications-title">
      <h2 id="notifications-title" className={styles.title}>
        Notifications
      </h2>
      <fieldset className={styles.group}>
        <legend className={styles.groupTitle}>What to be told of</legend>
        <ToldOf />
      </fieldset>
      {told && <ThisComputer told={told} />}
      <ClosingGroup />
    </section>
  )
}
