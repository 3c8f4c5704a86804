import { useId, useState } from 'react'
import type { OpId } from '../../../protocol/wire/ids.ts'
import { editEntry } from '../../stores/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './EditEntryDialog.module.css'

/** Changes the text of something that was not sent. The dialog stays, with the text, when that fails. */
export function EditEntryDialog(props: {
  entry: { opId: OpId; title: string; text: string }
  onClose: () => void
}) {
  const { entry, onClose } = props
  const id = useId()
  const [text, setText] = useState(entry.text)
  const [error, setError] = useState<string | null>(null)
  const save = () => {
    editEntry(entry.opId, text.trim()).then(onClose, (reason: Error) => setError(reason.message))
  }
  return (
    <Dialog
      title={`Edit ${entry.title.charAt(0).toLowerCase()}${entry.title.slice(1)}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={text.trim() === ''} onClick={save}>
            Save and send
          </Button>
        </>
      }
    >
      <label className={styles.label} htmlFor={id}>
        Text
      </label>
      <textarea
        id={id}
        className={styles.text}
        dir="auto"
        rows={5}
        data-first-focus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}
