import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Asks before members become nonmembers, and says what stays. `whom`: "Nadia Nguyen", "3 people". */
export function RemoveDialog(props: { whom: string; onClose: () => void; onRemove: () => void }) {
  return (
    <Dialog
      title={`Remove ${props.whom} from the members?`}
      onClose={props.onClose}
      actions={
        <>
          <Button data-first-focus onClick={props.onClose}>
            Cancel
          </Button>
          <Button look="danger" onClick={props.onRemove}>
            Remove
          </Button>
        </>
      }
    >
      <p>
        They become nonmembers: plan and company end, and the portal shows them no more than it shows
        nonmembers. Conversations, notes, tags and files stay, and you can undo this.
      </p>
    </Dialog>
  )
}
