import type { OpId } from '../../../protocol/wire/ids.ts'
import { discardEntry } from '../../stores/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast, tellError } from '../../ui/toast.ts'

/** Asks before something written is thrown away: it exists nowhere else. */
export function DiscardEntryDialog(props: {
  entry: { opId: OpId; title: string; text: string }
  onClose: () => void
}) {
  const { entry, onClose } = props
  const discard = () => {
    onClose()
    discardEntry(entry.opId).then(() => showToast('Discarded. It was not sent.'), tellError)
  }
  return (
    <Dialog
      title={`Discard ${lowerFirst(entry.title)}?`}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            Keep
          </Button>
          <Button look="danger" onClick={discard}>
            Discard
          </Button>
        </>
      }
    >
      <p>It has not been sent and exists only on this computer.</p>
      {entry.text && (
        <p dir="auto">
          <q>{entry.text.slice(0, 300)}</q>
        </p>
      )}
    </Dialog>
  )
}

function lowerFirst(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}
