import { ArrowLeft } from 'lucide-react'
import { useRef, useState } from 'react'
import type { SubmitEvent } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { useNow } from '../../../renderer/ui/use-now.ts'
import { reasonOf } from '../../api-error.ts'
import { requestCode, signIn } from '../../api.ts'
import { loadSession } from '../../session.ts'
import { codeIn, secondsToResend } from './code-words.ts'
import type { PendingCode } from './pending-code.ts'
import styles from './SignInPage.module.css'

/** Second step: the code from the mail, typed or pasted whole. */
export function CodeStep(props: {
  pending: PendingCode
  onResent: (pending: PendingCode) => void
  onBack: () => void
  onSignedIn: () => void
  /** Asks for a code, and signs in with one; without them as somebody who is known here. */
  ask?: (email: string) => Promise<void>
  enter?: (code: string) => Promise<void>
  /** Whoever gave a name gets a code in any case. */
  isNew?: boolean
  /** What the code is for, when it is not for signing in: "Announce the visit", and what is said meanwhile. */
  purpose?: { words: string; busyWords: string }
}) {
  const { email, mailedAtMs } = props.pending
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLFormElement>(null)
  const wait = secondsToResend(mailedAtMs, useNow(1000))

  const enter = async (whole: string): Promise<void> => {
    setBusy(true)
    setTold('')
    try {
      await (props.enter ? props.enter(whole) : signIn(email, whole))
      props.onSignedIn()
      if (!props.purpose) await loadSession()
    } catch (refused) {
      setError(reasonOf(refused))
      setCode('')
      setBusy(false)
      field.current?.querySelector('input')?.focus()
    }
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (code.length === 6) void enter(code)
    else setError('The code has six digits. It is in the mail we sent you.')
  }
  const resend = async (): Promise<void> => {
    setError(null)
    try {
      await (props.ask ?? requestCode)(email)
      setTold('A new code is on its way. The old one no longer works.')
      props.onResent({ email, mailedAtMs: Date.now() })
    } catch (refused) {
      setError(reasonOf(refused))
    }
  }

  return (
    <form ref={field} className={styles.form} onSubmit={submit} noValidate>
      <h1 className={styles.title}>Enter the code</h1>
      <p className={styles.words}>
        {props.isNew ? 'A mail with a six-digit code is on its way to ' : 'If '}
        <strong className={styles.address}>{email}</strong>
        {props.isNew ? '. ' : ' is known here, a mail with a six-digit code is on its way. '}
        Look in the spam folder, too.
      </p>
      <TextField
        className={styles.codeField}
        label="Six-digit code"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        error={error}
        readOnly={busy}
        onChange={(event) => {
          const digits = codeIn(event.target.value)
          setCode(digits)
          setError(null)
          if (digits.length === 6) void enter(digits)
        }}
      />
      <Button className={styles.wide} look="primary" size="touch" type="submit" disabled={busy}>
        {busy ? (props.purpose?.busyWords ?? 'Signing in…') : (props.purpose?.words ?? 'Sign in')}
      </Button>
      <div className={styles.others}>
        <Button look="quiet" size="touch" onClick={props.onBack}>
          <ArrowLeft size={18} strokeWidth={1.75} aria-hidden="true" />
          Other address
        </Button>
        <Button look="quiet" size="touch" disabled={wait > 0} onClick={() => void resend()}>
          {wait > 0 ? `New code in ${wait} s` : 'Send a new code'}
        </Button>
      </div>
      <p className={styles.told} role="status">
        {told}
      </p>
    </form>
  )
}
