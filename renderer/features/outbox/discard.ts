import type { OpId } from '../../../protocol/wire/ids.ts'
import { discardEntry, restoreEntry } from '../../stores/outbox.ts'
import { showToast, tellError } from '../../ui/toast.ts'

/** Throws an entry away, and offers to put it back where that is possible. */
export function discard(opId: OpId): void {
  discardEntry(opId).then((restorable) => {
    const undo = { label: 'Undo', run: () => void restoreEntry(opId).catch(tellError) }
    showToast('Discarded. It was not sent.', { action: restorable ? undo : null })
  }, tellError)
}
