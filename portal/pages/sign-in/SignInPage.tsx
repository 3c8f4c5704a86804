import { useState } from 'react'
import { useNetworkName } from '../../network-name.ts'
import { CodeStep } from './CodeStep.tsx'
import { EmailStep } from './EmailStep.tsx'
import { forgetPending, pendingCode, rememberPending } from './pending-code.ts'
import type { PendingCode } from './pending-code.ts'
import styles from './SignInPage.module.css'

const PLACE = 'signIn'

/** Signing in by a mailed code. `notice` says why one is asked again, `email` is what was used before. */
export function SignInPage({ notice, email }: { notice: string | null; email: string }) {
  const networkName = useNetworkName()
  const [pending, setPending] = useState<PendingCode | null>(() => pendingCode(PLACE))
  const [typed, setTyped] = useState(email)
  const change = (next: PendingCode | null): void => {
    if (next) rememberPending(PLACE, next)
    else forgetPending(PLACE)
    setPending(next)
  }

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        {networkName && (
          <div className={styles.brand}>
            <span className={styles.mark} aria-hidden="true">
              {networkName.slice(0, 1)}
            </span>
            <span className={styles.network}>{networkName}</span>
          </div>
        )}
        {pending ? (
          <CodeStep
            key={pending.email}
            pending={pending}
            onResent={change}
            onBack={() => change(null)}
            onSignedIn={() => forgetPending(PLACE)}
          />
        ) : (
          <EmailStep
            notice={notice}
            email={typed}
            onEmail={setTyped}
            onMailed={(address) => change({ email: address, mailedAtMs: Date.now() })}
          />
        )}
      </div>
    </main>
  )
}
