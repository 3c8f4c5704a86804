import { UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { JoinRequestView } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { useJoinRequests } from '../../stores/customer-acts.ts'
import { useTimeZone } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { durationWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { FaceAvatar } from '../people/index.ts'
import { PaneError, PaneNothing } from '../pane-states/index.ts'
import { ApproveDialog, DeclineDialog } from './RequestDialogs.tsx'
import styles from './RequestsList.module.css'

/** Who asks to become a member here; approving makes a member, declining says why. */
export function RequestsList(props: { mayWrite: boolean; onOpen: (subject: Subject) => void }) {
  const { value, error, reread } = useJoinRequests()
  const [declining, setDeclining] = useState<JoinRequestView | null>(null)
  const [approving, setApproving] = useState<JoinRequestView | null>(null)
  useEffect(() => useJoinRequests.getState().watch(), [])
  if (value === null) {
    return error ? <PaneError what="Requests" error={error} onRetry={() => void reread()} /> : null
  }
  if (value.length === 0) {
    return (
      <PaneNothing what="Requests">
        <EmptyState icon={<UserPlus size={20} strokeWidth={1.75} />} title="No requests">
          Somebody who is signed in to the portal can ask to become a member here.
        </EmptyState>
      </PaneNothing>
    )
  }
  return (
    <ul className={styles.list} aria-label="Requests to join">
      {value.map((request) => (
        <RequestRow
          key={request.id}
          request={request}
          mayWrite={props.mayWrite}
          onOpen={() => props.onOpen(request.face.subject)}
          onApprove={() => setApproving(request)}
          onDecline={() => setDeclining(request)}
        />
      ))}
      {approving && <ApproveDialog request={approving} onClose={() => setApproving(null)} />}
      {declining && <DeclineDialog request={declining} onClose={() => setDeclining(null)} />}
    </ul>
  )
}

function RequestRow(props: {
  request: JoinRequestView
  mayWrite: boolean
  onOpen: () => void
  onApprove: () => void
  onDecline: () => void
}) {
  const { request } = props
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const isOpen = request.state === 'open'
  return (
    <li className={styles.row}>
      <FaceAvatar face={request.face} />
      <div className={styles.words}>
        <button type="button" className={styles.name} onClick={props.onOpen}>
          <bdi>{request.face.name}</bdi>
        </button>
        <span className={styles.mail}>{request.email ?? 'No e-mail'}</span>
        {request.message && (
          <p className={styles.message} dir="auto">
            {request.message}
          </p>
        )}
        {request.why && (
          <p className={styles.mail} dir="auto">
            Declined: {request.why}
          </p>
        )}
      </div>
      <span className={styles.when}>
        <Moment atMs={request.at} timeZone={timeZone} words={durationWords(request.at, now, timeZone)} />
      </span>
      {isOpen && props.mayWrite && (
        <span className={styles.acts}>
          <Button size="small" onClick={props.onDecline}>
            Decline…
          </Button>
          <Button size="small" look="primary" onClick={props.onApprove}>
            Approve…
          </Button>
        </span>
      )}
      {!isOpen && (
        <Label tone={request.pending ? 'warn' : 'plain'}>
          {request.state === 'approved' ? 'Approved' : 'Declined'}
          {request.pending && ', waits to be sent'}
        </Label>
      )}
    </li>
  )
}
