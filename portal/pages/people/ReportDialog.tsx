import { useState } from 'react'
import type { MessageId, UserId } from '../../../protocol/wire/ids.ts'
import { REASON_MAX } from '../../../protocol/wire/rows/apart.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { reasonOf } from '../../api-error.ts'
import { reportTo } from '../../api.ts'
import { messageText } from '../../compose/message-text.ts'
import styles from './ReportDialog.module.css'

/** Who or what is reported. */
export interface Reported {
  userId: UserId
  name: string
  /** Null for a report about the person. */
  message: { id: MessageId; text: string } | null
}

/** Tells the administrators, with a reason in one's own words. Says first who will read what. */
export function ReportDialog({ about, onClose }: { about: Reported; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [state, setState] = useState<'asking' | 'sending' | 'sent'>('asking')
  const [problem, setProblem] = useState<string | null>(null)
  const send = (): void => {
    setState('sending')
    reportTo(about.userId, about.message?.id ?? null, messageText(reason).slice(0, REASON_MAX)).then(
      () => setState('sent'),
      (error: unknown) => {
        setState('asking')
        setProblem(`Not reported. ${reasonOf(error)}`)
      },
    )
  }
  if (state === 'sent') {
    return (
      <Dialog
        title="Reported"
        onClose={onClose}
        actions={
          <Button look="primary" size="touch" data-first-focus onClick={onClose}>
            Done
          </Button>
        }
      >
        <p role="status">The administrators have it now. {about.name} is not told.</p>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={about.message ? `Report a message of ${about.name}` : `Report ${about.name}`}
      onClose={onClose}
      actions={
        <>
          <Button size="touch" onClick={onClose}>
            Cancel
          </Button>
          <Button
            look="danger"
            size="touch"
            disabled={state === 'sending' || messageText(reason) === ''}
            onClick={send}
          >
            Report
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>
          {about.message
            ? 'The administrators read this message and your reason, and nothing else of the chat.'
            : 'The administrators read your reason.'}{' '}
          {about.name} is not told.
        </p>
        {about.message && (
          <blockquote className={styles.quoted} dir="auto">
            {about.message.text}
          </blockquote>
        )}
        <label className={styles.field}>
          What is wrong?
          <textarea
            className={styles.box}
            data-first-focus
            rows={4}
            maxLength={REASON_MAX}
            dir="auto"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
