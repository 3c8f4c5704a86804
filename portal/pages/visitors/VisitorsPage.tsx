import { DoorOpen, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PortalVisit } from '../../../protocol/wire/portal-visits.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { clockWords } from '../../../renderer/ui/time-words.ts'
import type { PageProps } from '../../shell/pages.ts'
import { hasTyped } from '../../typed.ts'
import { OPEN_AT, OpenVisitorsPage } from '../open/OpenVisitorsPage.tsx'
import { RegisterForm, VISIT_FORM } from './RegisterForm.tsx'
import { VisitCard } from './VisitCard.tsx'
import { WaitingVisitCard } from './WaitingVisitCard.tsx'
import { statusWords } from './visit-words.ts'
import styles from './VisitorsPage.module.css'

const OVER = new Set<PortalVisit['status']>(['checkedOut', 'rejected', 'cancelled'])

/** One's own visitors; with the address of a location, those of its open page (use cases 3 and 5). */
export function VisitorsPage(props: PageProps) {
  return props.rest[0] === OPEN_AT ? <OpenVisitorsPage rest={props.rest} /> : <OwnVisitors {...props} />
}

/** A member's visitors: who is here, who comes, who was; preregistering, deciding and answering. */
function OwnVisitors({ desk, rest: [wanted] }: PageProps) {
  const { visits, reason } = desk.visits.use()
  const [isRegistering, setRegistering] = useState(() => hasTyped(desk.me.userId, VISIT_FORM))
  const changes = desk.changes.use(({ entries }) => entries)
  useEffect(() => {
    void desk.visits.refresh()
  }, [desk])

  if (visits === null) {
    return (
      <main className={styles.page}>
        {reason === null ? (
          <p className={styles.quiet}>Reading your visitors…</p>
        ) : (
          <EmptyState
            tone="error"
            icon={<RefreshCw size={20} strokeWidth={1.75} />}
            title="Your visitors couldn’t be read"
            action={
              <Button size="touch" onClick={() => void desk.visits.refresh()}>
                Try again
              </Button>
            }
          >
            {reason}
          </EmptyState>
        )}
      </main>
    )
  }
  const zoneOf = (id: string) => visits.locations.find((location) => location.id === id)?.timeZone ?? 'UTC'
  const isOld = ({ status, expectedAt }: PortalVisit) =>
    OVER.has(status) || (status !== 'checkedIn' && expectedAt < Date.now() - 86_400_000)
  const coming = visits.visits
    .filter((visit) => !isOld(visit))
    .toSorted((a, b) => a.expectedAt - b.expectedAt)
  const past = visits.visits.filter(isOld)
  const mine = new Set(visits.locations.map(({ id }) => id))
  const here = new Set(visits.visits.map(({ id }) => id))
  const waiting = changes
    .filter((change) => change.kind === 'visit')
    .filter(({ visitId }) => !here.has(visitId))
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>Visitors</h1>
        {visits.locations.length > 0 && !isRegistering && (
          <Button look="primary" size="touch" onClick={() => setRegistering(true)}>
            Preregister
          </Button>
        )}
      </header>
      {isRegistering && (
        <RegisterForm desk={desk} locations={visits.locations} onClose={() => setRegistering(false)} />
      )}
      {coming.length === 0 && waiting.length === 0 && !isRegistering && (
        <EmptyState icon={<DoorOpen size={20} strokeWidth={1.75} />} title="Nobody is on the way to you">
          {visits.locations.length > 0
            ? 'Preregister a visitor: they get a code by e-mail, and you are told when they arrive.'
            : 'Members of a location can preregister visitors. Ask the desk about a membership.'}
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <ul className={styles.cards} aria-label="Visitors who wait to be sent">
          {waiting.map((visit) => (
            <WaitingVisitCard key={visit.opId} desk={desk} visit={visit} locations={visits.locations} />
          ))}
        </ul>
      )}
      <ul className={styles.cards} aria-label="Your visitors">
        {coming.map((visit) => (
          <VisitCard
            key={visit.id}
            desk={desk}
            visit={visit}
            timeZone={zoneOf(visit.locationId)}
            isWanted={visit.id === wanted}
          />
        ))}
      </ul>
      {visits.others.length > 0 && (
        <section>
          <h2 className={styles.subtitle}>Also expected today</h2>
          <ul className={styles.others}>
            {visits.others.map((other) => (
              <li key={other.id}>
                <bdi>{other.visitorName}</bdi>, {clockWords(other.expectedAt, other.timeZone)} ·{' '}
                {statusWords(other.status)}
                {!mine.has(other.locationId) && (
                  <>
                    {' · '}
                    <bdi>{other.locationName}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {past.length > 0 && (
        <section>
          <h2 className={styles.subtitle}>Before</h2>
          <ul className={styles.cards} aria-label="Visitors of before">
            {past.map((visit) => (
              <VisitCard
                key={visit.id}
                desk={desk}
                visit={visit}
                timeZone={zoneOf(visit.locationId)}
                isWanted={visit.id === wanted}
              />
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}
