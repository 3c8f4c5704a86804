import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode, SubmitEvent } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { reasonOf } from '../../api-error.ts'
import styles from './SignInPage.module.css'

/** What is missing in a form, or what the server said, by the field at which it stands. */
export type Problems<Field extends string> = Partial<Record<Field | 'email', string>>

/**
 * A form that ends in a mailed code. What is missing stands at its field, and the first such field gets the focus; what the
 * server refuses stands at the address. Typing takes all of it away.
 */
export function CodeForm<Field extends string = never>(props: {
  title: string
  words: ReactNode
  /** Its name, where the title says more than that. */
  label?: string
  /** Why it is shown again. */
  notice?: string | null
  back?: { words: string; onBack: () => void }
  check: () => Problems<Field>
  /** Has the code mailed. Throws what the server said. */
  onAsk: () => Promise<void>
  children: (problems: Problems<Field>) => ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  const [problems, setProblems] = useState<Problems<Field>>({})
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [problems])

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const missing = props.check()
    setProblems(missing)
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    try {
      await props.onAsk()
    } catch (refused) {
      setProblems({ email: reasonOf(refused) } as Problems<Field>)
      setBusy(false)
    }
  }
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={props.label}
      onSubmit={(event) => void submit(event)}
      onChange={() => setProblems({})}
      noValidate
    >
      <h1 className={styles.title}>{props.title}</h1>
      {props.notice && (
        <p className={styles.notice} role="status">
          {props.notice}
        </p>
      )}
      <p className={styles.words}>{props.words}</p>
      {props.children(problems)}
      <Button className={styles.wide} look="primary" size="touch" type="submit" disabled={busy}>
        {busy ? 'Mailing the code…' : 'Mail me a code'}
      </Button>
      {props.back && (
        <Button look="quiet" size="touch" onClick={props.back.onBack}>
          <ArrowLeft size={18} strokeWidth={1.75} aria-hidden="true" />
          {props.back.words}
        </Button>
      )}
    </form>
  )
}
