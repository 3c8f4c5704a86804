import { useState } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { CodeStep } from './CodeStep.tsx'
import { forgetPending, pendingCode, rememberPending, type PendingCode } from './pending-code.ts'
import styles from './SignInPage.module.css'

/**
 * A form of somebody without an account, then the code that was mailed to prove the address. A reload comes back to where they
 * were. `place` names it in this tab.
 */
export function CodePage(props: {
  place: string
  email: string
  ask: () => Promise<void>
  enter: (code: string) => Promise<void>
  onDone: () => void
  purpose?: ComponentProps<typeof CodeStep>['purpose']
  /** The form, given what it calls when nothing is missing. */
  form: (onAsk: () => Promise<void>) => ReactNode
}) {
  const { place, ask } = props
  const email = props.email.trim()
  const [pending, setPending] = useState(() => {
    const kept = pendingCode(place)
    return kept?.email === email ? kept : null
  })
  const change = (next: PendingCode | null): void => {
    if (next) rememberPending(place, next)
    else forgetPending(place)
    setPending(next)
  }
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        {pending === null ? (
          props.form(async () => {
            await ask()
            change({ email, mailedAtMs: Date.now() })
          })
        ) : (
          <CodeStep
            pending={pending}
            isNew
            {...(props.purpose ? { purpose: props.purpose } : {})}
            ask={ask}
            enter={props.enter}
            onResent={change}
            onBack={() => change(null)}
            onSignedIn={() => {
              forgetPending(place)
              props.onDone()
            }}
          />
        )}
      </div>
    </main>
  )
}
