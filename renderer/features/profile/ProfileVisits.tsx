import type { ProfileView } from '../../../protocol/ipc/views.ts'
import type { VisitRow } from '../../../protocol/wire/rows/space.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useVisitors } from '../../stores/visitors.ts'
import { Button } from '../../ui/Button.tsx'
import { clockWords, momentWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import { visitWords } from '../visitors/index.ts'
import styles from './Profile.module.css'

/** Who visits this person, or whom they visit: today, and the last ones; Visitors has all of them. */
export function ProfileVisits(props: { profile: ProfileView; now: number; timeZone: string }) {
  const { profile, now, timeZone } = props
  const { visitsToday, visitsBefore, face } = profile
  const showAll = () => {
    const { subject, name } = face
    if (subject.kind !== 'user') return
    const person = { id: subject.id, name }
    useVisitors.getState().ask({ tab: 'past', query: '', person }).catch(tellError)
    useNavigation.getState().go({ pane: 'visitors' })
  }
  return (
    <>
      {visitsToday.length > 0 && (
        <section>
          <h3 className={styles.title}>Visitors today</h3>
          {visitsToday.map((visit) => (
            <VisitCard
              key={visit.id}
              visit={visit}
              when={clockWords(visit.checkedInAt ?? visit.expectedAt, timeZone)}
            />
          ))}
        </section>
      )}
      {visitsBefore.length > 0 && (
        <section aria-label="Visits before">
          <h3 className={styles.title}>Visits before</h3>
          {visitsBefore.map((visit) => (
            <VisitCard
              key={visit.id}
              visit={visit}
              when={momentWords(visit.checkedInAt ?? visit.expectedAt, now, timeZone)}
            />
          ))}
          <div className={styles.more}>
            <Button size="small" look="quiet" onClick={showAll}>
              Show all visits
            </Button>
          </div>
        </section>
      )}
    </>
  )
}

function VisitCard({ visit, when }: { visit: VisitRow; when: string }) {
  return (
    <div className={styles.card}>
      <p className={styles.strong}>
        <bdi>{visit.visitorName}</bdi>
      </p>
      <p className={styles.between}>
        <span>{visitWords(visit.status)}</span>
        <span>{when}</span>
      </p>
    </div>
  )
}
