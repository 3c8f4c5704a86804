import { useState, type SubmitEvent } from 'react'
import { PASSWORD_MIN, type DeskInvitationView } from '../../../protocol/wire/http.ts'
import type { AdministratorRole } from '../../../protocol/wire/rows/people.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { acceptInvitation } from '../../api-desk.ts'
import { reasonOf } from '../../api-error.ts'
import styles from '../sign-in/SignInPage.module.css'

const ROLE_WORDS: Record<AdministratorRole, string> = {
  owner: 'Owner',
  manager: 'Manager',
  frontDesk: 'Front desk',
  readOnly: 'Read only',
}

/** Says what one is invited to, and takes the password that one signs in with from now on. */
export function AcceptForm(props: {
  secret: string
  invitation: DeskInvitationView
  onAccepted: () => void
}) {
  const { secret, invitation, onAccepted } = props
  const [name, setName] = useState(invitation.name)
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const accept = async (): Promise<void> => {
    setBusy(true)
    setRefused(null)
    try {
      await acceptInvitation({
        secret,
        name: name.trim() || invitation.name,
        password: invitation.hasPassword ? null : password,
      })
      onAccepted()
    } catch (reason) {
      setRefused(reasonOf(reason))
      setBusy(false)
    }
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!invitation.hasPassword && password.length < PASSWORD_MIN) {
      setError(`Use at least ${PASSWORD_MIN} characters: a few words together are easy to remember.`)
    } else if (!busy) void accept()
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1 className={styles.title}>Join the desk</h1>
      <p className={styles.words}>
        <bdi>{invitation.invitedBy}</bdi> invites you to work at
      </p>
      <ul>
        {invitation.locations.map((location) => (
          <li key={location.name}>
            <strong className={styles.address}>{location.name}</strong> · {ROLE_WORDS[location.adminRole]}
          </li>
        ))}
      </ul>
      <p className={styles.words}>
        You sign in with <strong className={styles.address}>{invitation.email}</strong>
        {invitation.hasPassword ? ' and the password that you have.' : ' and a password of your own.'}
      </p>
      {!invitation.hasPassword && (
        <>
          <TextField
            className={styles.field}
            label="Your name"
            autoComplete="name"
            maxLength={300}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            className={styles.field}
            label={`Password, at least ${PASSWORD_MIN} characters`}
            type={shown ? 'text' : 'password'}
            autoComplete="new-password"
            maxLength={1000}
            value={password}
            error={error}
            onChange={(event) => {
              setPassword(event.target.value)
              setError(null)
            }}
          />
          <Button look="quiet" size="touch" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? 'Hide the password' : 'Show the password'}
          </Button>
        </>
      )}
      {refused !== null && (
        <p className={styles.notice} role="alert">
          {refused}
        </p>
      )}
      <Button className={styles.wide} look="primary" size="touch" type="submit" disabled={busy}>
        {busy ? 'Accepting…' : 'Accept'}
      </Button>
    </form>
  )
}
