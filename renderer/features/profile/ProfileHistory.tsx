import { useEffect, useState } from 'react'
import type { CustomerChangeView } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { watchHistory } from '../../stores/customer-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { durationWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import { historyWords } from './history-words.ts'
import styles from './Profile.module.css'

const SHOWN = 4

/** Who changed what about the customer, and when; the newest first. */
export function ProfileHistory({
  subject,
  now,
  timeZone,
}: {
  subject: Subject
  now: number
  timeZone: string
}) {
  const [changes, setChanges] = useState<CustomerChangeView[]>([])
  const [all, setAll] = useState(false)
  useEffect(() => watchHistory(subject, setChanges, tellError), [subject])
  if (changes.length === 0) return null
  const shown = all ? changes : changes.slice(0, SHOWN)
  return (
    <section>
      <h3 className={styles.title}>History</h3>
      <ol className={styles.history} aria-label="History of changes">
        {shown.map((change) => (
          <li key={change.id}>
            <p dir="auto">{historyWords(change)}</p>
            <p className={styles.noteState}>
              {change.byName ?? 'Unknown person'},{' '}
              <Moment atMs={change.at} timeZone={timeZone} words={agoWords(change.at, now, timeZone)} />
            </p>
          </li>
        ))}
      </ol>
      {!all && changes.length > SHOWN && (
        <div className={styles.more}>
          <Button size="small" look="quiet" onClick={() => setAll(true)}>
            Show all {changes.length}
          </Button>
        </div>
      )}
    </section>
  )
}

function agoWords(at: number, now: number, timeZone: string): string {
  const words = durationWords(at, now, timeZone)
  return words === 'today' || words === 'yesterday' ? words : `${words} ago`
}
