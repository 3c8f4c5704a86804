import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { reasonOf } from '../../api-error.ts'
import { switchOff, switchOn, useTelling, type Telling } from '../../told/telling.ts'
import styles from './MePage.module.css'

/** Switches on and off what this browser tells: where it can, also while the portal is closed. It decides with the person. */
export function Notifications({ userId }: { userId: string }) {
  const known = 'Notification' in window
  const { telling } = useTelling()
  const [permission, setPermission] = useState(known ? Notification.permission : 'denied')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (asked: Promise<void>): void => {
    setError(null)
    setBusy(true)
    asked
      .catch((refused: unknown) => setError(`Nothing has changed. ${reasonOf(refused)}`))
      .finally(() => setBusy(false))
  }
  return (
    <section className={styles.card} aria-label="Notifications">
      <h2 className={styles.title}>Notifications</h2>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.acts}>
        <p className={styles.said} role="status">
          {wordsFor(known, permission, telling)}
        </p>
        {known && permission !== 'denied' && telling === 'off' && (
          <Button size="touch" disabled={busy} onClick={() => change(switchOn(userId).then(setPermission))}>
            Switch on
          </Button>
        )}
        {telling !== 'off' && (
          <Button size="touch" disabled={busy} onClick={() => change(switchOff(userId))}>
            Switch off
          </Button>
        )}
      </div>
    </section>
  )
}

const WHAT = 'messages, arrivals and approvals'

function wordsFor(known: boolean, permission: NotificationPermission, telling: Telling): string {
  if (!known) return 'This browser has no notifications. On an iPhone, add the page to the Home Screen first.'
  if (permission === 'denied')
    return 'This browser blocks notifications of this page. Its site settings can allow them.'
  switch (telling) {
    case 'always':
      return `On: this browser tells you of ${WHAT}, also while the portal is closed.`
    case 'whileOpen':
      return `On: you are told of ${WHAT} while this page is open, also in the background. Closed, this browser can’t be reached.`
    case 'off':
      return `Be told of ${WHAT} in this browser, also while the portal is closed where it can be reached.`
  }
}
