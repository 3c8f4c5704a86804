import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import { useNow } from '../../../renderer/ui/use-now.ts'
import type { PortalOwnProfile } from '../../../protocol/wire/http.ts'
import { signOutEverywhere } from '../../api-community.ts'
import { reasonOf } from '../../api-error.ts'
import { loadSession } from '../../session.ts'
import styles from './MePage.module.css'

const KINDS: Record<PortalOwnProfile['sessions'][number]['kind'], string> = {
  desk: 'Desktop app',
  portal: 'Browser',
  visitor: 'A visitor’s link',
}

/** Where one is signed in, and the way out of all of it at once. */
export function Sessions({ own, timeZone }: { own: PortalOwnProfile; timeZone: string }) {
  const now = useNow(60_000)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const leave = (): void => {
    setAsking(false)
    signOutEverywhere().then(
      () => loadSession(),
      (refused: unknown) => setError(`You are still signed in. ${reasonOf(refused)}`),
    )
  }
  return (
    <section className={styles.card} aria-label="Signed in">
      <h2 className={styles.title}>Signed in</h2>
      <ul>
        {own.sessions.map(({ id, kind, current, createdAt }) => (
          <li key={id} className={styles.session}>
            <span>
              {KINDS[kind]}
              {current && ', this one'}
            </span>
            <span className={styles.muted}>
              since{' '}
              <Moment atMs={createdAt} timeZone={timeZone} words={momentWords(createdAt, now, timeZone)} />
            </span>
          </li>
        ))}
      </ul>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.acts}>
        <Button size="touch" onClick={() => setAsking(true)}>
          Sign out everywhere
        </Button>
      </div>
      {asking && (
        <Dialog
          title="Sign out everywhere?"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button size="touch" onClick={() => setAsking(false)}>
                Stay signed in
              </Button>
              <Button look="danger" size="touch" onClick={leave}>
                Sign out everywhere
              </Button>
            </>
          }
        >
          Every browser and app that is signed in as you asks for a new code, this one too.
        </Dialog>
      )}
    </section>
  )
}
