import { TextField } from '../../../renderer/ui/Field.tsx'
import styles from './SignInPage.module.css'

interface FieldProps {
  value: string
  problem?: string | undefined
  autoFocus?: boolean
  onType: (value: string) => void
}

/** The name of somebody who is not signed in. */
export function NameField({ value, problem, autoFocus, onType }: FieldProps) {
  return (
    <TextField
      className={styles.field}
      label="Your name"
      autoComplete="name"
      dir="auto"
      autoFocus={autoFocus}
      maxLength={300}
      value={value}
      error={problem ?? null}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

/** The address that a code is mailed to. */
export function AddressField({ value, problem, autoFocus, onType }: FieldProps) {
  return (
    <TextField
      className={styles.field}
      label="E-mail address"
      type="email"
      inputMode="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      autoFocus={autoFocus}
      maxLength={300}
      value={value}
      error={problem ?? null}
      onChange={(event) => onType(event.target.value)}
    />
  )
}
