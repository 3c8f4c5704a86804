import type { OpId } from '../../../protocol/wire/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { discard } from './discard.ts'

/** Asks before something written is thrown away: it exists nowhere else. */
export function DiscardEntryDialog(props: {
  entry: { opId: OpId; title: string; text: string }
  onClose: () => void
}) {
  const { entry, onClose } = props
  return (
    <Dialog
      title={`Discard ${lowerFirst(entry.title)}?`}
      onClose={onClose}
      actions={
        <>
          <Button data-first-focus onClick={onClose}>
            Keep
          </Button>
          <Button
            look="danger"
            onClick={() => {
              onClose()
              discard(entry.opId)
            }}
          >
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
