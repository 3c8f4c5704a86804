import type { Face } from '../../../../protocol/ipc/views.ts'
import type { Stranger } from '../../../stores/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

/** Asks before a file goes to somebody whose name it doesn't hold. */
export function StrangersDialog(props: {
  face: Face
  found: readonly Stranger[]
  onSend: () => void
  onClose: () => void
}) {
  const { face, found } = props
  return (
    <Dialog
      title={found.length === 1 ? 'Is this file for somebody else?' : 'Are these files for somebody else?'}
      onClose={props.onClose}
      actions={
        <>
          <Button data-first-focus onClick={props.onClose}>
            Don’t send
          </Button>
          <Button look="primary" onClick={props.onSend}>
            Send to {face.name}
          </Button>
        </>
      }
    >
      {found.map(({ fileName, person }) => (
        <p key={fileName + person}>
          <bdi>{fileName}</bdi> names{' '}
          <strong>
            <bdi>{person}</bdi>
          </strong>
          .
        </p>
      ))}
      <p>
        Send {found.length === 1 ? 'it' : 'them'} to <bdi>{face.name}</bdi>?
      </p>
    </Dialog>
  )
}
