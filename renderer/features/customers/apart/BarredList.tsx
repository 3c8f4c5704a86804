import { Ban } from 'lucide-react'
import { useEffect } from 'react'
import type { BarView } from '../../../../protocol/ipc/apart-views.ts'
import type { Subject } from '../../../../protocol/wire/ids.ts'
import { useBars } from '../../../stores/apart.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Label } from '../../../ui/Chip.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Moment } from '../../../ui/Moment.tsx'
import { durationWords } from '../../../ui/time-words.ts'
import { useNow } from '../../../ui/use-now.ts'
import { PaneError, PaneNothing } from '../../pane-states/index.ts'
import { FaceAvatar } from '../../people/index.ts'
import { letIn } from '../../profile/index.ts'
import styles from '../RequestsList.module.css'

/** Who may not sign in anywhere in the network, who said so and why (use case 5). */
export function BarredList(props: { mayWrite: boolean; onOpen: (subject: Subject) => void }) {
  const { value, error, reread } = useBars()
  useEffect(() => useBars.getState().watch(), [])
  if (value === null) {
    return error ? <PaneError what="Barred people" error={error} onRetry={() => void reread()} /> : null
  }
  if (value.length === 0) {
    return (
      <PaneNothing what="Barred people">
        <EmptyState icon={<Ban size={20} strokeWidth={1.75} />} title="Nobody is barred">
          Somebody can be barred from the network in the menu of their profile, or from a report.
        </EmptyState>
      </PaneNothing>
    )
  }
  return (
    <ul className={styles.list} aria-label="Barred people">
      {value.map((barred) => (
        <BarredRow key={barred.face.subject.id} barred={barred} {...props} />
      ))}
    </ul>
  )
}

function BarredRow(props: { barred: BarView; mayWrite: boolean; onOpen: (subject: Subject) => void }) {
  const { barred, mayWrite, onOpen } = props
  const { face } = barred
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  return (
    <li className={styles.row}>
      <FaceAvatar face={face} />
      <div className={styles.words}>
        <button type="button" className={styles.name} onClick={() => onOpen(face.subject)}>
          <bdi>{face.name}</bdi>
        </button>
        <span className={styles.mail}>
          barred by <bdi>{barred.byName}</bdi>
        </span>
        {barred.reason && (
          <p className={styles.message} dir="auto">
            {barred.reason}
          </p>
        )}
      </div>
      {barred.pending && <Label tone="warn">Waits to be sent</Label>}
      <span className={styles.when}>
        <Moment atMs={barred.at} timeZone={timeZone} words={durationWords(barred.at, now, timeZone)} />
      </span>
      {mayWrite && face.subject.kind === 'user' && (
        <Button
          size="small"
          onClick={() => {
            if (face.subject.kind === 'user') letIn(face.subject.id, face.name)
          }}
        >
          Let in again
        </Button>
      )}
    </li>
  )
}
