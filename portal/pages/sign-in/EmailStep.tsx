import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { reasonOf } from '../../api-error.ts'
import { requestCode } from '../../api.ts'
import styles from './SignInPage.module.css'

/** First step: the address that the code goes to. */
export function EmailStep(props: {
  notice: string | null
  email: string
  onEmail: (email: string) => void
  onMailed: (email: string) => void
}) {
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const email = props.email.trim()
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
      setError('Write your whole e-mail address, such as name@example.com.')
      return
    }
    setBusy(true)
    try {
      await requestCode(email)
      props.onMailed(email)
    } catch (refused) {
      setError(reasonOf(refused))
      setBusy(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <h1 className={styles.title}>Sign in</h1>
      {props.notice && (
        <p className={styles.notice} role="status">
          {props.notice}
        </p>
      )}
      <p className={styles.words}>We’ll mail you a six-digit code. No password needed.</p>
      <TextField
        className={styles.field}
        label="E-mail address"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        maxLength={300}
        value={props.email}
        error={error}
        onChange={(event) => {
          props.onEmail(event.target.value)
          setError(null)
        }}
      />
      <Button className={styles.wide} look="primary" size="touch" type="submit" disabled={busy}>
        {busy ? 'Mailing the code…' : 'Mail me a code'}
      </Button>
    </form>
  )
}
