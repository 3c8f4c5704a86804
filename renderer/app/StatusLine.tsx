import { useEffect } from 'react'
import { useLastHandOver } from '../stores/hand-over.ts'
import { useNavigation } from '../stores/navigation.ts'
import type { SignedIn } from '../stores/session.ts'
import { useStatus } from '../stores/status.ts'
import { HiddenText } from '../ui/HiddenText.tsx'
import { useNow } from '../ui/use-now.ts'
import { ROLE_WORDS } from '../features/people/index.ts'
import { connectionWords, outboxWords } from './status-words.ts'
import styles from './StatusLine.module.css'

/** The line at the bottom: how fresh the window is, what has not been sent, and who one is. */
export function StatusLine({ session }: { session: SignedIn }) {
  const status = useStatus((state) => state.status)
  const reconnect = useStatus((state) => state.reconnect)
  const goToPane = useNavigation((state) => state.goToPane)
  const now = useNow(10_000)
  const words = status && connectionWords(status, now, session.timeZone)
  return (
    <footer className={styles.line} aria-label="Status">
      {status && words && (
        <>
          <span className={styles.connection}>
            <span className={styles.dot} data-tone={words.tone} aria-hidden="true" />
            <span>{words.text}</span>
          </span>
          {status.problem && (
            <span className={styles.problem} title={status.problem}>
              {status.problem}
            </span>
          )}
          {status.connection === 'offline' && (
            <button type="button" className={styles.button} onClick={() => void reconnect()}>
              Try now
            </button>
          )}
          <button
            type="button"
            className={styles.button}
            data-tone={status.outbox.failed > 0 ? 'failed' : status.outbox.waiting > 0 ? 'waits' : undefined}
            onClick={() => goToPane('outbox')}
          >
            {outboxWords(status.outbox)}
          </button>
          <HiddenText>
            {/* Spoken when it changes; the line itself changes with the clock and would be spoken all day. */}
            <span role="status">{SPOKEN[status.connection]}</span>
          </HiddenText>
        </>
      )}
      <HandOverButton />
      <span className={styles.self}>
        <bdi>{session.locationName}</bdi> · <bdi>{session.name}</bdi> · {ROLE_WORDS[session.adminRole]}
      </span>
    </footer>
  )
}

/** The way to the hand-over; it says when one waits to be acknowledged. */
function HandOverButton() {
  const last = useLastHandOver((state) => state.value)
  const goToPane = useNavigation((state) => state.goToPane)
  // After everything that is on screen: nobody waits for this.
  useEffect(() => {
    let stop: (() => void) | undefined
    const idle = requestIdleCallback(() => (stop = useLastHandOver.getState().watch()))
    return () => {
      cancelIdleCallback(idle)
      stop?.()
    }
  }, [])
  const waits = last && last.acknowledgedAt === null && !last.byMe
  return (
    <button
      type="button"
      className={styles.button}
      data-tone={waits ? 'waits' : undefined}
      onClick={() => goToPane('handOver')}
    >
      {waits ? `Hand-over from ${last.byName}` : 'Hand-over'}
    </button>
  )
}

const SPOKEN = {
  online: 'Connected',
  connecting: 'Connecting',
  offline: 'Offline. What you write is kept and sent later.',
} as const
