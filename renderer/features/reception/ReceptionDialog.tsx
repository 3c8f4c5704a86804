import { useId, useState } from 'react'
import { useReception, useReceptionDialog } from '../../stores/reception.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import styles from './ReceptionPage.module.css'

/** Shows the dialog when the Visitors pane asks for it. */
export function ReceptionDialogs() {
  const { isOpen, close } = useReceptionDialog()
  return isOpen ? <ReceptionDialog onClose={close} /> : null
}

/** Asks for the PIN that will lead back, twice, as nobody could leave with a wrong one. */
function ReceptionDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [error, setError] = useState<string | null>(null)
  const start = () => {
    if (!/^\d{4,12}$/.test(pin)) return setError('A PIN has 4 to 12 digits.')
    if (pin !== again) return setError('The two PINs are not the same. Type both again.')
    useReception
      .getState()
      .start(pin)
      .then(onClose, (reason: Error) => setError(reason.message))
  }
  return (
    <Dialog
      title="Reception mode"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={id}>
            Start
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          start()
        }}
      >
        <p>
          Visitors check themselves in on the whole screen, and nothing else of Foyer can be reached. The PIN
          leads back; note it, as it is kept nowhere.
        </p>
        <TextField
          label="PIN, 4 to 12 digits"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          data-first-focus
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
        <TextField
          label="The PIN again"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          value={again}
          error={error}
          onChange={(event) => setAgain(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
