import { ArrowUp, Check, CheckCheck, CircleAlert, Clock3, type LucideIcon } from 'lucide-react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { Moment } from '../../../ui/Moment.tsx'
import { clockWords, exactWords } from '../../../ui/time-words.ts'
import { FailedMessage } from './FailedMessage.tsx'
import { HeldMessage } from './HeldMessage.tsx'
import { progressWords, type Progress } from './state-words.ts'
import type { Who } from './who.ts'
import styles from './MessageFacts.module.css'

const ICONS: Record<Progress, LucideIcon> = {
  held: Clock3,
  waiting: Clock3,
  uploading: ArrowUp,
  sending: ArrowUp,
  failed: CircleAlert,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
}

/** Below a message: who wrote it, when, and what became of it. A failed one says why, and what can be done. */
export function MessageFacts(props: { message: MessageView; progress: Progress | null; who: Who }) {
  const { message, progress, who } = props
  const named = message.side === 'desk' || message.authorName !== who.name
  return (
    <>
      <p className={styles.facts}>
        {named && (
          <>
            <bdi>{message.authorName.split(/\s/u)[0]}</bdi> ·{' '}
          </>
        )}
        <Moment atMs={message.at} timeZone={who.timeZone} words={clockWords(message.at, who.timeZone)} />
        {message.editedAt !== null && message.deletedAt === null && (
          <span title={`Edited ${exactWords(message.editedAt, who.timeZone)}`}> · edited</span>
        )}
        {progress === 'held' && message.heldUntil !== null ? (
          <HeldMessage message={message} heldUntil={message.heldUntil} />
        ) : (
          progress && <State progress={progress} error={message.error} />
        )}
      </p>
      {progress === 'failed' && message.opId && <FailedMessage message={message} opId={message.opId} />}
    </>
  )
}

function State({ progress, error }: { progress: Progress; error: string | null }) {
  const Icon = ICONS[progress]
  return (
    <span data-state={progress} className={styles.state}>
      {' · '}
      <Icon className={styles.icon} size={13} strokeWidth={2} aria-hidden="true" />
      {progressWords(progress, error)}
    </span>
  )
}
