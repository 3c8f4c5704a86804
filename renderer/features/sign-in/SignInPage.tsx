import { useState, type FormEvent } from 'react'
import type { SessionView } from '../../../protocol/ipc/app-views.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import styles from './SignInPage.module.css'

/** Signs in to a server. Server and e-mail of the last time are filled in. */
export function SignInPage({ signedOut }: { signedOut: Extract<SessionView, { state: 'signedOut' }> }) {
  const { signIn, signingIn, signInError } = useSession()
  const [server, setServer] = useState(signedOut.server ?? '')
  const [email, setEmail] = useState(signedOut.email ?? '')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<string | null>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const gap = missingWords(server, email, password)
    setMissing(gap)
    if (gap === null && !signingIn) void signIn(server.trim(), email.trim(), password)
  }
  const sentence = missing ?? signInError ?? signedOut.reason
  return (
    <main className={styles.page}>
      <form className={styles.form} noValidate aria-label="Sign in" onSubmit={submit}>
        <span className={styles.sign} aria-hidden="true">
          F
        </span>
        <h1 className={styles.title}>Sign in to Foyer</h1>
        {sentence && (
          <p
            className={styles.sentence}
            role="alert"
            data-tone={(missing ?? signInError) ? 'error' : 'plain'}
          >
            {sentence}
          </p>
        )}
        <TextField
          label="Server"
          placeholder="https://foyer.example.com"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          autoFocus={server === ''}
          value={server}
          onChange={(event) => setServer(event.target.value)}
        />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          spellCheck={false}
          autoFocus={server !== '' && email === ''}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          autoFocus={server !== '' && email !== ''}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button className={styles.button} look="primary" type="submit" disabled={signingIn}>
          {signingIn ? 'Signing in…' : 'Sign in'}
        </Button>
        <p className={styles.hint}>Your network's owner gives you the server's address and an account.</p>
      </form>
    </main>
  )
}

function missingWords(server: string, email: string, password: string): string | null {
  if (server.trim() === '') return 'Enter the address of the server, for example https://foyer.example.com.'
  if (email.trim() === '') return 'Enter your e-mail address.'
  return password === '' ? 'Enter your password.' : null
}
