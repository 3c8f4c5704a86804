import { useId, useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { PortalOwnProfile } from '../../../protocol/wire/http.ts'
import { askForEmail, proveEmail } from '../../api-email.ts'
import { reasonOf } from '../../api-error.ts'
import styles from './MePage.module.css'

/** The own address, and the way to another one: proved by a code that is mailed there. */
export function EmailForm({
  own,
  onSaved,
}: {
  own: PortalOwnProfile
  onSaved: (own: PortalOwnProfile) => void
}) {
  const id = useId()
  const [step, setStep] = useState<'shown' | 'asking' | 'proving'>('shown')
  const [email, setEmail] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ text: string; isError: boolean } | null>(null)

  const run = (work: Promise<void>): void => {
    setBusy(true)
    setSaid(null)
    work
      .catch((refused: unknown) => setSaid({ text: reasonOf(refused), isError: true }))
      .finally(() => setBusy(false))
  }
  const ask = async (): Promise<void> => {
    await askForEmail(email)
    setCode('')
    setStep('proving')
  }
  const prove = async (): Promise<void> => {
    onSaved(await proveEmail(code.trim()))
    setStep('shown')
    setEmail('')
    setSaid({ text: 'Changed. You stay signed in here; elsewhere you sign in again.', isError: false })
  }
  const leave = (): void => {
    setStep('shown')
    setSaid(null)
  }

  return (
    <form
      className={styles.card}
      aria-label="Your e-mail address"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (step === 'asking' && email.trim() !== '') run(ask())
        if (step === 'proving' && /^\d{6}$/.test(code.trim())) run(prove())
      }}
    >
      <h2 className={styles.title}>E-mail address</h2>
      <p className={styles.muted}>
        You sign in with <bdi className={styles.address}>{own.email}</bdi>. Who sees it is up to you, above.
      </p>
      {step === 'asking' && (
        <div className={styles.field}>
          <label htmlFor={`${id}-email`}>New address</label>
          <input
            id={`${id}-email`}
            type="email"
            autoComplete="email"
            maxLength={300}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </div>
      )}
      {step === 'proving' && (
        <div className={styles.field}>
          <label htmlFor={`${id}-code`}>Six-digit code</label>
          <input
            id={`${id}-code`}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            aria-describedby={`${id}-where`}
            onChange={(event) => setCode(event.target.value)}
          />
          <p id={`${id}-where`} className={styles.muted}>
            We mailed it to <bdi className={styles.address}>{email.trim()}</bdi>. It is valid for ten minutes.
          </p>
        </div>
      )}
      <div className={styles.acts}>
        <span className={said?.isError ? styles.error : styles.said} role="status">
          {said?.text}
        </span>
        {step === 'shown' ? (
          <Button
            size="touch"
            onClick={() => {
              setSaid(null)
              setStep('asking')
            }}
          >
            Change address
          </Button>
        ) : (
          <>
            <Button size="touch" onClick={leave}>
              Cancel
            </Button>
            <Button look="primary" size="touch" type="submit" disabled={busy}>
              {step === 'asking' ? 'Mail me a code' : 'Use this address'}
            </Button>
          </>
        )}
      </div>
    </form>
  )
}
