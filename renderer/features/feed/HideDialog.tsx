import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'

/** Asks why a post is hidden: its author reads the reason. */
export function HideDialog(props: {
  authorName: string
  onClose: () => void
  onHide: (reason: string) => void
}) {
  const [reason, setReason] = useState('')
  const isEmpty = reason.trim() === ''
  return (
    <Dialog
      title="Hide this post?"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>Leave it</Button>
          <Button look="danger" disabled={isEmpty} onClick={() => props.onHide(reason)}>
            Hide the post
          </Button>
        </>
      }
    >
      <p>
        Only <bdi>{props.authorName}</bdi> and the desk will still see it. You can show it again at any time.
      </p>
      <TextField
        label="Reason, which the author reads"
        value={reason}
        maxLength={300}
        data-first-focus
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isEmpty) props.onHide(reason)
        }}
      />
    </Dialog>
  )
}
