import { Link2Off } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { VisitLinkView } from '../../../protocol/wire/portal-visits.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { StatusWords } from '../../../renderer/ui/StatusWords.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import { reasonOf } from '../../api-error.ts'
import { conversationHref } from '../../route.ts'
import { loadSession } from '../../session.ts'
import { openVisitChat, visitOfLink } from '../../visits-store.ts'
import { codeWords, statusTone, statusWords } from '../visitors/visit-words.ts'
import styles from '../visitors/VisitorsPage.module.css'

/** The page of a mailed link: the visitor's code, where and when, and the way to the chat with the host. */
export function VisitPage({ rest: [secret = ''] }: { rest: readonly string[] }) {
  const [visit, setVisit] = useState<VisitLinkView | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  useEffect(() => {
    let isStale = false
    const look = () => {
      visitOfLink(secret).then(
        (found) => {
          if (isStale) return
          setVisit(found)
          setReason(null)
        },
        (error: unknown) => {
          if (!isStale) setReason(reasonOf(error))
        },
      )
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      isStale = true
      document.removeEventListener('visibilitychange', look)
    }
  }, [secret])

  const chat = (): void => {
    openVisitChat(secret)
      .then(async (conversationId) => {
        await loadSession()
        location.assign(conversationHref(conversationId))
      })
      .catch((error: unknown) => setReason(reasonOf(error)))
  }

  if (visit === null) {
    return (
      <main className={styles.page}>
        {reason === null ? (
          <p className={styles.quiet}>Opening your visit…</p>
        ) : (
          <EmptyState
            tone="error"
            icon={<Link2Off size={20} strokeWidth={1.75} />}
            title="This visit can’t be opened"
          >
            {reason}
          </EmptyState>
        )}
      </main>
    )
  }
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Your visit to {visit.locationName}</h1>
      <div className={styles.card}>
        <StatusWords tone={statusTone(visit.status)}>{statusWords(visit.status)}</StatusWords>
        <p>
          <bdi>{visit.hostName}</bdi> expects <bdi>{visit.visitorName}</bdi>,{' '}
          {momentWords(visit.expectedAt, Date.now(), visit.timeZone)}
        </p>
        <p className={styles.quiet}>
          {visit.locationName}, {visit.address}
        </p>
        {visit.code !== null && (
          <>
            <p className={styles.code}>{codeWords(visit.code)}</p>
            <p className={styles.quiet}>
              Show this code, or type it, at the front desk. It is valid on that day.
            </p>
          </>
        )}
        {visit.hostComing && <p>Your host is on the way to you.</p>}
        {reason && (
          <p className={styles.error} role="alert">
            {reason}
          </p>
        )}
        {visit.hasChat ? (
          <div className={styles.actions}>
            <Button look="primary" size="touch" onClick={chat}>
              {visit.mayWrite ? `Chat with ${visit.hostName}` : 'Read the chat'}
            </Button>
          </div>
        ) : (
          <p className={styles.quiet}>There is no chat for this visit. Ask whoever invited you.</p>
        )}
      </div>
    </main>
  )
}
