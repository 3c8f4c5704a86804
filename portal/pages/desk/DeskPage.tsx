import { Link2Off } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DeskInvitationView } from '../../../protocol/wire/http.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { ApiError, reasonOf } from '../../api-error.ts'
import { readInvitation } from '../../api-desk.ts'
import styles from '../sign-in/SignInPage.module.css'
import { AcceptForm } from './AcceptForm.tsx'

type Read =
  | { state: 'reading' }
  | { state: 'read'; invitation: DeskInvitationView }
  | { state: 'failed'; reason: string; isGone: boolean }

/** The page of a mailed invitation to work at the desk: what it is for, the password, and where to go then. */
export function DeskPage({ rest: [secret = ''] }: { rest: readonly string[] }) {
  const [read, setRead] = useState<Read>({ state: 'reading' })
  const [tries, setTries] = useState(0)
  const [done, setDone] = useState<string | null>(null)
  useEffect(() => {
    let isStale = false
    readInvitation(secret).then(
      (invitation) => {
        if (!isStale) setRead({ state: 'read', invitation })
      },
      (error: unknown) => {
        const isGone = error instanceof ApiError && error.code === 'notFound'
        if (!isStale) setRead({ state: 'failed', reason: reasonOf(error), isGone })
      },
    )
    return () => {
      isStale = true
    }
  }, [secret, tries])

  if (done !== null) return <Accepted email={done} />
  if (read.state === 'read') {
    const { invitation } = read
    return (
      <main className={styles.page}>
        <div className={styles.card}>
          <div className={styles.brand}>
            <span className={styles.mark} aria-hidden="true">
              {invitation.networkName.slice(0, 1)}
            </span>
            <span className={styles.network}>{invitation.networkName}</span>
          </div>
          <AcceptForm secret={secret} invitation={invitation} onAccepted={() => setDone(invitation.email)} />
        </div>
      </main>
    )
  }
  return (
    <main className={styles.page}>
      {read.state === 'reading' ? (
        <p className={styles.words}>Opening your invitation…</p>
      ) : (
        <EmptyState
          tone="error"
          icon={<Link2Off size={20} strokeWidth={1.75} />}
          title="This invitation can’t be opened"
          action={
            read.isGone ? undefined : (
              <Button look="primary" size="touch" onClick={() => setTries(tries + 1)}>
                Try again
              </Button>
            )
          }
        >
          {read.reason}
        </EmptyState>
      )}
    </main>
  )
}

/** What to do now: the desk is an app, not this page. */
function Accepted({ email }: { email: string }) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.form}>
          <h1 className={styles.title}>You can sign in to the desk now</h1>
          <p className={styles.words}>Open Foyer on your computer and sign in there with</p>
          <p>
            Server <strong className={styles.address}>{location.origin}</strong>
          </p>
          <p>
            E-mail <strong className={styles.address}>{email}</strong>
          </p>
          <p className={styles.words}>
            and your password. This link has done its work and can be thrown away.
          </p>
        </div>
      </div>
    </main>
  )
}
