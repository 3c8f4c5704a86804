import type { VisitRow } from '../../../protocol/wire/rows/space.ts'
import { clockWords } from '../../ui/time-words.ts'
import { visitWords } from '../visitors/index.ts'
import styles from './Profile.module.css'

/** Who visits this person today. */
export function ProfileVisits({ visits, timeZone }: { visits: VisitRow[]; timeZone: string }) {
  if (visits.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>Visitors today</h3>
      {visits.map((visit) => (
        <div key={visit.id} className={styles.card}>
          <p className={styles.strong}>
            <bdi>{visit.visitorName}</bdi>
          </p>
          <p className={styles.between}>
            <span>{visitWords(visit.status)}</span>
            <span>{clockWords(visit.checkedInAt ?? visit.expectedAt, timeZone)}</span>
          </p>
        </div>
      ))}
    </section>
  )
}
