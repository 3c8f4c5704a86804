import { useState } from 'react'
import type { PortalVisits } from '../../../protocol/wire/portal-visits.ts'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import { useNow } from '../../../renderer/ui/use-now.ts'
import type { Desk } from '../../desk.ts'
import type { WaitingVisit } from '../../outbox/change.ts'
import { WaitingLine } from '../../shell/WaitingLine.tsx'
import { RegisterForm } from './RegisterForm.tsx'
import styles from './VisitorsPage.module.css'

/** A visitor who was registered here and isn't yet at the server: it says so, and can be changed or discarded. */
export function WaitingVisitCard(props: {
  desk: Desk
  visit: WaitingVisit
  locations: PortalVisits['locations']
}) {
  const { desk, visit, locations } = props
  const now = useNow(60_000)
  const [isEditing, setEditing] = useState(false)
  const timeZone = locations.find(({ id }) => id === visit.locationId)?.timeZone ?? 'UTC'
  return (
    <li className={styles.card} aria-label={visit.visitorName}>
      {isEditing ? (
        <RegisterForm desk={desk} locations={locations} waiting={visit} onClose={() => setEditing(false)} />
      ) : (
        <>
          <div className={styles.who}>
            <Avatar id={visit.visitId} name={visit.visitorName} size="medium" />
            <div className={styles.words}>
              <p className={styles.name}>
                <bdi>{visit.visitorName}</bdi>
              </p>
              <p className={styles.quiet}>{momentWords(visit.expectedAt, now, timeZone)}</p>
            </div>
          </div>
          <WaitingLine desk={desk} change={visit} onEdit={() => setEditing(true)} />
        </>
      )}
    </li>
  )
}
