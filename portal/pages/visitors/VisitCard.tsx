import { useEffect, useRef, useState } from 'react'
import type { PortalVisit } from '../../../protocol/wire/portal-visits.ts'
import type { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { StatusWords } from '../../../renderer/ui/StatusWords.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import { useNow } from '../../../renderer/ui/use-now.ts'
import { reasonOf } from '../../api-error.ts'
import type { Desk } from '../../desk.ts'
import { hrefOf } from '../../shell/address.ts'
import { answerWords, codeWords, statusTone, statusWords, stepWords } from './visit-words.ts'
import styles from './VisitorsPage.module.css'

/** One visit of one's own. An arrival that is on screen has been read, and the desk is told so. */
export function VisitCard(props: {
  desk: Desk
  visit: PortalVisit
  timeZone: string
  /** A notification led to this one. */
  isWanted: boolean
}) {
  const { desk, visit, timeZone, isWanted } = props
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isWanted) card.current?.focus()
  }, [isWanted])
  const now = useNow(60_000)
  const [error, setError] = useState<string | null>(null)
  const { id, status, hostReadAt } = visit
  useEffect(() => {
    if (status !== 'checkedIn' || hostReadAt !== null) return
    const say = () => {
      if (document.visibilityState === 'visible') void desk.visits.answer(id, 'read').catch(() => undefined)
    }
    say()
    document.addEventListener('visibilitychange', say)
    return () => document.removeEventListener('visibilitychange', say)
  }, [desk, id, status, hostReadAt])

  const run = (change: Promise<void>): void => {
    setError(null)
    change.catch((reason: unknown) => setError(reasonOf(reason)))
  }
  const answered = answerWords(visit, timeZone)
  const look = (step: VisitStep) => (step === 'approve' ? 'primary' : step === 'cancel' ? 'danger' : 'plain')
  const isComing = status === 'expected' || status === 'waitingForApproval'
  return (
    <li ref={card} className={styles.card} aria-label={visit.visitorName} tabIndex={-1}>
      <div className={styles.who}>
        <Avatar id={visit.id} name={visit.visitorName} size="medium" />
        <div className={styles.words}>
          <p className={styles.name}>
            <bdi>{visit.visitorName}</bdi>
          </p>
          <p className={styles.quiet}>
            {momentWords(visit.checkedInAt ?? visit.expectedAt, now, timeZone)}
            {visit.visitorCompany !== null && (
              <>
                {' · '}
                <bdi>{visit.visitorCompany}</bdi>
              </>
            )}
          </p>
        </div>
        <StatusWords tone={statusTone(status)}>{statusWords(status)}</StatusWords>
      </div>
      {isComing && (
        <p className={styles.quiet}>
          {status === 'expected' ? `Code ${codeWords(visit.code)}` : 'The code goes out when it is approved'}
          {visit.mailedAt !== null && `, mailed ${momentWords(visit.mailedAt, now, timeZone)}`}
          {status === 'expected' && visit.visitorEmail === null && ', tell your visitor'}
        </p>
      )}
      {answered && <p className={styles.quiet}>{answered}</p>}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.actions}>
        {status === 'checkedIn' && visit.hostComingAt === null && (
          <Button look="primary" size="touch" onClick={() => run(desk.visits.answer(id, 'coming'))}>
            I’m on my way
          </Button>
        )}
        {visit.visitorUserId !== null && status !== 'cancelled' && status !== 'rejected' && (
          <a className={styles.chat} href={hrefOf('chats', 'with', visit.visitorUserId)}>
            Chat
          </a>
        )}
        {visit.steps.map((step) => (
          <Button key={step} look={look(step)} size="touch" onClick={() => run(desk.visits.step(id, step))}>
            {stepWords(step)}
          </Button>
        ))}
        {visit.undo !== null && (
          <Button look="quiet" size="touch" onClick={() => run(desk.visits.undo(id, visit.undo!))}>
            Undo “{stepWords(visit.undo)}”
          </Button>
        )}
      </div>
    </li>
  )
}
