import { CheckCheck } from 'lucide-react'
import type { HandOverView } from '../../../protocol/ipc/views.ts'
import { acknowledgeHandOver } from '../../stores/hand-over.ts'
import { Button } from '../../ui/Button.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { momentWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import styles from './LastHandOver.module.css'

/** What the last shift wrote, and whether somebody has read it. */
export function LastHandOver(props: {
  last: NonNullable<HandOverView['last']>
  now: number
  timeZone: string
}) {
  const { last, now, timeZone } = props
  const isOpen = last.acknowledgedAt === null
  return (
    <article className={styles.card} data-open={isOpen && !last.byMe} aria-label="Last hand-over">
      <h2 className={styles.title}>
        {last.byMe ? 'You' : <bdi>{last.byName}</bdi>} handed over{' '}
        <Moment atMs={last.at} timeZone={timeZone} words={momentWords(last.at, now, timeZone)} />
      </h2>
      <p className={styles.note} dir="auto">
        {last.note || 'Without a note.'}
      </p>
      {isOpen ? (
        <p className={styles.state}>
          {last.pending ? 'Waits to be sent.' : last.byMe && 'Nobody has acknowledged it yet.'}
        </p>
      ) : (
        <p className={styles.state}>
          <CheckCheck size={16} strokeWidth={1.75} aria-hidden="true" />
          <span>
            Acknowledged by <bdi>{last.acknowledgedByName}</bdi>{' '}
            <Moment
              atMs={last.acknowledgedAt ?? 0}
              timeZone={timeZone}
              words={momentWords(last.acknowledgedAt ?? 0, now, timeZone)}
            />
          </span>
        </p>
      )}
      {isOpen && !last.byMe && (
        <Button look="primary" onClick={() => void acknowledgeHandOver(last.id).catch(tellError)}>
          Acknowledge
        </Button>
      )}
    </article>
  )
}
