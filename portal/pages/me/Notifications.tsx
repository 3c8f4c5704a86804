import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import styles from './MePage.module.css'

/** Asks the browser to tell of messages and visitors while the page is open in the background; it decides with the person. */
export function Notifications() {
  const known = 'Notification' in window
  const [permission, setPermission] = useState(known ? Notification.permission : 'denied')
  return (
    <section className={styles.card} aria-label="Notifications">
      <h2 className={styles.title}>Notifications</h2>
      <div className={styles.acts}>
        <p className={styles.said}>{wordsFor(known, permission)}</p>
        {known && permission === 'default' && (
          <Button size="touch" onClick={() => void Notification.requestPermission().then(setPermission)}>
            Switch on
          </Button>
        )}
      </div>
    </section>
  )
}

function wordsFor(known: boolean, permission: NotificationPermission): string {
  if (!known) return 'This browser has no notifications. On an iPhone, add the page to the Home Screen first.'
  if (permission === 'granted')
    return 'On: you are told of messages, arrivals and approvals while this page is open, also in the background.'
  if (permission === 'denied')
    return 'This browser blocks notifications of this page. Its site settings can allow them.'
  return 'Be told of messages, arrivals and approvals while this page is open, also in the background.'
}
