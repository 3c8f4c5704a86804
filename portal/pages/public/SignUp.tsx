import { useState } from 'react'
import { signUp, requestSignUp } from '../../api.ts'
import { CodeStep } from '../sign-in/CodeStep.tsx'
import { WhoStep } from './WhoStep.tsx'
import styles from '../sign-in/SignInPage.module.css'

/**
 * Somebody who wants to chat says who they are and proves their address with a mailed code. When that is done the session
 * begins, and the same profile is shown again (use case 1).
 */
export function SignUp({ linkId, onBack }: { linkId: string; onBack: () => void }) {
  const [who, setWho] = useState({ name: '', email: '' })
  const [mailedAtMs, setMailedAtMs] = useState<number | null>(null)
  const { name, email } = who
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        {mailedAtMs === null ? (
          <WhoStep
            {...who}
            onChange={setWho}
            onAsk={async () => {
              await requestSignUp(linkId, name.trim(), email.trim())
              setMailedAtMs(Date.now())
            }}
            onBack={onBack}
          />
        ) : (
          <CodeStep
            pending={{ email: email.trim(), mailedAtMs }}
            isNew
            ask={() => requestSignUp(linkId, name.trim(), email.trim())}
            enter={(code) => signUp(linkId, email.trim(), code)}
            onResent={(pending) => setMailedAtMs(pending.mailedAtMs)}
            onBack={() => setMailedAtMs(null)}
            onSignedIn={onBack}
          />
        )}
      </div>
    </main>
  )
}
