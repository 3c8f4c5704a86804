import { useState, type SubmitEvent } from 'react'
import { asAddress, linkProblem } from '../../../../protocol/wire/safe-link.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/Field.tsx'
import styles from './DialogForm.module.css'

/** Asks where the selected words lead. An address that is not allowed is refused with the reason (use case 1). */
export function LinkDialog(props: {
  address: string
  words: string
  /** Null takes the link off. */
  onSet: (href: string | null) => void
  onClose: () => void
}) {
  const [written, setWritten] = useState(props.address)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const href = asAddress(written)
    const found = linkProblem(href)
    setProblem(found)
    if (found === null) props.onSet(href)
  }
  return (
    <Dialog
      title={props.words === '' ? 'Link' : `Link of “${shortened(props.words)}”`}
      onClose={props.onClose}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label="Web address, e-mail or phone number"
          value={written}
          error={problem}
          data-first-focus
          spellCheck={false}
          autoCapitalize="none"
          maxLength={2100}
          onChange={(event) => {
            setWritten(event.target.value)
            setProblem(null)
          }}
        />
        <div className={styles.actions}>
          <Button look="primary" type="submit">
            Set link
          </Button>
          {props.address !== '' && <Button onClick={() => props.onSet(null)}>Remove link</Button>}
        </div>
      </form>
    </Dialog>
  )
}

function shortened(words: string): string {
  return words.length > 40 ? `${words.slice(0, 39)}…` : words
}
