import { useId, useState, type FormEvent } from 'react'
import type { UserId } from '../../../protocol/wire/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { tellError } from '../../ui/toast.ts'
import { barFromNetwork } from './apart-items.ts'

/** Asks why before somebody is barred, and says what that ends. */
export function BarDialog(props: { userId: UserId; name: string; onClose: () => void }) {
  const { userId, name, onClose } = props
  const id = useId()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    barFromNetwork(userId, name, reason.trim()).then(onClose, tellError)
  }
  return (
    <Dialog
      title={`Bar ${name} from the network?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" type="submit" form={id}>
            Bar
          </Button>
        </>
      }
    >
      <p>
        They are signed out everywhere at once and can’t sign in again, at any location. Conversations and
        files stay. You can undo this.
      </p>
      <form id={id} onSubmit={submit}>
        <TextField
          label="Why (administrators read it)"
          data-first-focus
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
