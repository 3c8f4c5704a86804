import { useId, useState } from 'react'
import type { SignerChoice, SignerDraft } from '../../../protocol/ipc/views.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import styles from './SignatureDialog.module.css'

const BY_EMAIL = 'email'

/** Adds a signer: the customer, an administrator, or anybody by name and e-mail. */
export function AddSigner(props: {
  choices: readonly SignerChoice[]
  chosen: readonly SignerDraft[]
  onAdd: (signer: SignerDraft) => void
}) {
  const id = useId()
  const [isByEmail, setByEmail] = useState(false)
  const taken = new Set(props.chosen.flatMap((signer) => (signer.kind === 'user' ? [signer.userId] : [])))
  const left = props.choices.filter(({ userId }) => !taken.has(userId))
  if (isByEmail) {
    return (
      <ByEmail
        onAdd={(signer) => {
          setByEmail(false)
          props.onAdd(signer)
        }}
        onBack={() => setByEmail(false)}
      />
    )
  }
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        Add a signer
      </label>
      <select
        id={id}
        className={styles.select}
        value=""
        onChange={(event) => {
          const { value } = event.target
          if (value === BY_EMAIL) setByEmail(true)
          const person = left.find(({ userId }) => userId === value)
          if (person) props.onAdd({ kind: 'user', userId: person.userId })
        }}
      >
        <option value="">Choose…</option>
        {left.map(({ userId, face, email, isCustomer }) => (
          <option key={userId} value={userId} disabled={email === null}>
            {face.name}
            {isCustomer ? ', customer' : ', administrator'}
            {email === null ? ': no e-mail address' : ''}
          </option>
        ))}
        <option value={BY_EMAIL}>Somebody else, by e-mail…</option>
      </select>
    </div>
  )
}

function ByEmail(props: { onAdd: (signer: SignerDraft) => void; onBack: () => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [error, setError] = useState<string | null>(null)
  const add = (): void => {
    if (name.trim() === '') return setError('Write the name of who is to sign.')
    if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(email.trim())) {
      return setError('Write the whole e-mail address, such as name@example.com.')
    }
    props.onAdd({ kind: 'email', name: name.trim(), email: email.trim() })
  }
  return (
    <fieldset className={styles.byEmail}>
      <legend className={styles.label}>Somebody else, by e-mail</legend>
      <TextField
        label="Name"
        dir="auto"
        maxLength={300}
        value={name}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="E-mail address"
        type="email"
        maxLength={300}
        spellCheck={false}
        value={email}
        error={error}
        onChange={(event) => setEmail(event.target.value)}
      />
      <div className={styles.actions}>
        <Button onClick={add}>Add</Button>
        <Button look="quiet" onClick={props.onBack}>
          Back
        </Button>
      </div>
    </fieldset>
  )
}
