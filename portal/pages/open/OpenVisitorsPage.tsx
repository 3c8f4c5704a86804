import { CalendarCheck2, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { StatusWords } from '../../../renderer/ui/StatusWords.tsx'
import { clockWords } from '../../../renderer/ui/time-words.ts'
import type { PublicVisit } from '../../../protocol/wire/http.ts'
import { fetchOpenVisits } from '../../api-open.ts'
import { statusTone, statusWords } from '../visitors/visit-words.ts'
import { useTypedInTab } from '../../typed.ts'
import { AnnounceVisit, Announcement, announcementPlace, newAnnouncement } from './AnnounceVisit.tsx'
import { OpenPage } from './OpenPage.tsx'
import frame from './OpenPage.module.css'
import styles from './OpenVisitorsPage.module.css'

/** What stands before a location's id in the address of this page: `#/visitors/at/<id>`. */
export const OPEN_AT = 'at'

/**
 * Who comes to a location today and shows that to everybody, and where somebody without an account announces a visit (use
 * cases 3 and 5). An address without a location is one's own visitors: it asks to sign in.
 */
export function OpenVisitorsPage({ rest }: { rest: readonly string[] }) {
  const locationId = rest[0] === OPEN_AT ? (rest[1] ?? '') : ''
  return <OpenVisitors key={locationId} locationId={locationId} />
}

function OpenVisitors({ locationId }: { locationId: string }) {
  const [typed, keepTyped] = useTypedInTab(announcementPlace(locationId), Announcement)
  const [announced, setAnnounced] = useState<string | null>(null)
  const forget = (): void => {
    if (typed !== null) keepTyped(() => null)
  }
  return (
    <OpenPage
      locationId={locationId}
      title="Visitors"
      what="the visitors"
      fetch={fetchOpenVisits}
      onGone={forget}
      instead={
        typed &&
        (({ locationName, timeZone }) => (
          <AnnounceVisit
            locationId={locationId}
            locationName={locationName}
            timeZone={timeZone}
            typed={typed}
            onType={(next) => keepTyped(() => next)}
            onBack={forget}
            onDone={(email) => {
              setAnnounced(email)
              forget()
            }}
          />
        ))
      }
    >
      {({ rows, hasHosts, timeZone }) => (
        <>
          <div className={frame.told} role="status">
            {announced !== null && (
              <p className={styles.done}>
                <CalendarCheck2 size={20} strokeWidth={1.75} aria-hidden="true" />
                <span>
                  Your visit waits for approval. When it is approved, the code for the front desk is mailed to{' '}
                  <strong>{announced}</strong>.
                </span>
              </p>
            )}
          </div>
          {hasHosts ? (
            <Button
              className={styles.announce}
              look="primary"
              size="touch"
              onClick={() => {
                setAnnounced(null)
                keepTyped(newAnnouncement)
              }}
            >
              Announce your visit
            </Button>
          ) : (
            <p className={styles.quiet}>
              Nobody here takes announced visits. Ask your host to register you: the code comes by e-mail.
            </p>
          )}
          {rows.length === 0 ? (
            <EmptyState icon={<DoorOpen size={20} strokeWidth={1.75} />} title="No visitors to show today">
              Only those appear here who show their name to everybody.
            </EmptyState>
          ) : (
            <section className={styles.today}>
              <h2 className={styles.subtitle}>Today</h2>
              <ul className={styles.visits} aria-label="Visitors of today">
                {rows.map((visit) => (
                  <Visit key={visit.id} visit={visit} timeZone={timeZone} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </OpenPage>
  )
}

function Visit({ visit, timeZone }: { visit: PublicVisit; timeZone: string }) {
  return (
    <li className={styles.visit}>
      <bdi className={styles.name}>{visit.visitorName}</bdi>
      <span className={styles.quiet}>{clockWords(visit.expectedAt, timeZone)}</span>
      <StatusWords tone={statusTone(visit.status)}>{statusWords(visit.status)}</StatusWords>
    </li>
  )
}
