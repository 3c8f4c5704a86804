import { useState, type SubmitEvent } from 'react'
import type { SigningView } from '../../../protocol/wire/http.ts'
import type { SignatureId } from '../../../protocol/wire/ids.ts'
import { DECLINE_REASON_MAX } from '../../../protocol/wire/signature-limits.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { reasonOf } from '../../api-error.ts'
import { declineDocument } from '../../api-signing.ts'
import styles from './SignForm.module.css'

/** Declining to sign, with the reason, which the desk reads. */
export function DeclineForm(props: {
  id: SignatureId
  onDone: (view: SigningView) => void
  onBack: () => void
}) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (reason.trim() === '') return setError('Write why, so that the desk can help: “on paper” is enough.')
    setBusy(true)
    try {
      props.onDone(await declineDocument(props.id, reason.trim()))
    } catch (refused) {
      setError(reasonOf(refused))
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      aria-label="Decline to sign"
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <h2 className={styles.title}>Decline to sign</h2>
      <p className={styles.quiet}>Nobody else is asked any more. The desk reads why.</p>
      <label className={styles.label}>
        Why
        <textarea
          className={styles.reason}
          dir="auto"
          autoFocus
          maxLength={DECLINE_REASON_MAX}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="danger" size="touch" type="submit" disabled={busy}>
          {busy ? 'Declining…' : 'Decline'}
        </Button>
        <Button size="touch" disabled={busy} onClick={props.onBack}>
          Back
        </Button>
      </div>
    </form>
  )
}
