import { useState, type SubmitEvent } from 'react'
import { CONSENT } from '../../../protocol/wire/consent.ts'
import type { SigningView } from '../../../protocol/wire/http.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { reasonOf } from '../../api-error.ts'
import { signDocument } from '../../api-signing.ts'
import { DeclineForm } from './DeclineForm.tsx'
import { asBase64 } from './signature-picture.ts'
import { SignatureBox, type MadeSignature } from './SignatureBox.tsx'
import styles from './SignForm.module.css'

/** Consent, signature, and the act of signing; or declining with a reason (security row 40). */
export function SignForm({ view, onDone }: { view: SigningView; onDone: (view: SigningView) => void }) {
  const [agrees, setAgrees] = useState(false)
  const [made, setMade] = useState<MadeSignature | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [declines, setDeclines] = useState(false)
  if (declines) {
    return <DeclineForm id={view.signatureId} onDone={onDone} onBack={() => setDeclines(false)} />
  }
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!agrees) return setError('Tick the box above first, or decline.')
    if (made === null) return setError('Draw your signature, type your name, or upload a picture.')
    setBusy(true)
    setError(null)
    try {
      const { kind, text, canvas } = made
      const image = await asBase64(canvas)
      onDone(await signDocument(view.signatureId, { consent: CONSENT.version, kind, text, image }))
    } catch (refused) {
      setError(reasonOf(refused))
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      aria-label="Sign the document"
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <h2 className={styles.title}>Sign as {view.me.name}</h2>
      <p className={styles.quiet}>{view.me.email}</p>
      <label className={styles.consent}>
        <input
          type="checkbox"
          checked={agrees}
          onChange={(event) => {
            setAgrees(event.target.checked)
            setError(null)
          }}
        />
        <span>{CONSENT.label}</span>
      </label>
      <details className={styles.details}>
        <summary>What this means, and how to get it on paper</summary>
        <ul>
          {CONSENT.details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <SignatureBox
        name={view.me.name}
        onMake={(next) => {
          setMade(next)
          setError(null)
        }}
      />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="primary" size="touch" type="submit" disabled={busy}>
          {busy ? 'Signing…' : `Sign “${view.title}”`}
        </Button>
        <Button size="touch" disabled={busy} onClick={() => setDeclines(true)}>
          Decline…
        </Button>
      </div>
    </form>
  )
}
