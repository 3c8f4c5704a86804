import { useState } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import type { OpId } from '../../../../protocol/wire/ids.ts'
import { retryEntry } from '../../../stores/outbox.ts'
import { tellError } from '../../../ui/toast.ts'
import { DiscardEntryDialog, EditEntryDialog } from '../../outbox/index.ts'
import styles from './MessageFacts.module.css'

/** What can be done with a message that the server refused. */
export function FailedMessage({ message, opId }: { message: MessageView; opId: OpId }) {
  const [asks, setAsks] = useState<'edit' | 'discard' | null>(null)
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
