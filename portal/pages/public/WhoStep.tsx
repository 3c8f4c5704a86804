import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { reasonOf } from '../../api-error.ts'
import styles from '../sign-in/SignInPage.module.css'

interface Who {
  name: string
  email: string
}

/** Name and address of somebody who is not signed in and wants to chat. */
export function WhoStep(
  props: Who & { onChange: (who: Who) => void; onAsk: () => Promise<void>; onBack: () => void },
) {
  const { name, email } = props
  const [errors, setErrors] = useState<{ name?: string; email?: string }>({})
  const [busy, setBusy] = useState(false)

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const found = {
      ...(name.trim() === '' ? { name: 'Write your name, so that the desk knows who asks.' } : {}),
      ...(/^[^\s@]+@[^\s@]+$/.test(email.trim())
        ? {}
        : { email: 'Write your whole e-mail address, such as name@example.com.' }),
    }
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      await props.onAsk()
    } catch (refused) {
      setErrors({ email: reasonOf(refused) })
      setBusy(false)
    }
  }
  const change = (part: Partial<Who>) => {
    props.onChange({ name, email, ...part })
    setErrors({})
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <h1 className={styles.title}>Who is asking?</h1>
      <p className={styles.words}>
        The desk answers you by name. We’ll mail you a six-digit code to see that the address is yours.
      </p>
      <TextField
        className={styles.field}
        label="Your name"
        autoComplete="name"
        autoFocus
        maxLength={300}
        value={name}
        error={errors.name ?? null}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        className={styles.field}
        label="E-mail address"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={300}
        value={email}
        error={errors.email ?? null}
        onChange={(event) => change({ email: event.target.value })}
      />
      <Button className={styles.wide} look="primary" size="touch" type="submit" disabled={busy}>
        {busy ? 'Mailing the code…' : 'Mail me a code'}
      </Button>
      <Button look="quiet" size="touch" onClick={props.onBack}>
        <ArrowLeft size={18} strokeWidth={1.75} aria-hidden="true" />
        Back to the profile
      </Button>
    </form>
  )
}
