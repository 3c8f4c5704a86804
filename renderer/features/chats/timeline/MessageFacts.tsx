import { Clock3 } from 'lucide-react'
import { useState } from 'react'
import type { ChatHead, MessageView } from '../../../../protocol/ipc/views.ts'
import { retryEntry } from '../../../stores/outbox.ts'
import { Moment } from '../../../ui/Moment.tsx'
import { clockWords } from '../../../ui/time-words.ts'
import { tellError } from '../../../ui/toast.ts'
import { DiscardEntryDialog, EditEntryDialog } from '../../outbox/index.ts'
import styles from './MessageFacts.module.css'

/** Below a message: who wrote it, when, and what became of it. A failed one says why, and what can be done. */
export function MessageFacts({
  message,
  head,
  timeZone,
}: {
  message: MessageView
  head: ChatHead
  timeZone: string
}) {
  const words = stateWords(message, head)
  const named = message.side === 'desk' || message.authorName !== head.face.name
  return (
    <>
      <p className={styles.facts}>
        {named && (
          <>
            <bdi>{message.authorName.split(/\s/u)[0]}</bdi> ·{' '}
          </>
        )}
        <Moment atMs={message.at} timeZone={timeZone} words={clockWords(message.at, timeZone)} />
        {message.editedAt !== null && ' · edited'}
        {words && (
          <span data-state={message.state} className={styles.state}>
            {' · '}
            {message.state === 'waiting' && <Clock3 className={styles.clock} size={12} aria-hidden="true" />}
            {words}
          </span>
        )}
      </p>
      {message.state === 'failed' && message.opId && <FailedMessage message={message} />}
    </>
  )
}

function stateWords(message: MessageView, head: ChatHead): string {
  if (message.state === 'waiting') return 'Waiting'
  if (message.state === 'sending') return 'Sending'
  if (message.state === 'failed') return `Failed${message.error ? `: ${message.error}` : ''}`
  if (message.side !== 'desk' || message.kind === 'note' || message.deletedAt !== null) return ''
  return message.seq !== null && message.seq <= head.customerReadSeq ? 'Read' : 'Sent'
}

function FailedMessage({ message }: { message: MessageView }) {
  const [asks, setAsks] = useState<'edit' | 'discard' | null>(null)
  const { opId } = message
  if (!opId) return null
  const entry = { opId, text: message.text, title: message.kind === 'note' ? 'this note' : 'this message' }
  return (
    <p className={styles.actions}>
      <button type="button" className={styles.action} onClick={() => void retryEntry(opId).catch(tellError)}>
        Retry
      </button>
      <button type="button" className={styles.action} onClick={() => setAsks('edit')}>
        Edit
      </button>
      <button type="button" className={styles.action} onClick={() => setAsks('discard')}>
        Discard
      </button>
      {asks === 'edit' && <EditEntryDialog entry={entry} onClose={() => setAsks(null)} />}
      {asks === 'discard' && <DiscardEntryDialog entry={entry} onClose={() => setAsks(null)} />}
    </p>
  )
}
