import { useEffect, useState } from 'react'
import type { UserId } from '../../../protocol/wire/ids.ts'
import { deleteCustomer, undoDelete, whyKept } from '../../stores/customer-acts.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast, tellError } from '../../ui/toast.ts'

/** Asks before a nonmember who was added by mistake goes, or says what hangs on them, which keeps them here. */
export function DeleteDialog(props: { userId: UserId; name: string; onClose: () => void }) {
  const { userId, name, onClose } = props
  const [kept, setKept] = useState<{ reason: string | null } | null>(null)
  const { route, go } = useNavigation()
  useEffect(() => {
    let isStale = false
    whyKept(userId).then((reason) => {
      if (!isStale) setKept({ reason })
    }, tellError)
    return () => {
      isStale = true
    }
  }, [userId])
  if (kept === null) return null

  const remove = async () => {
    await deleteCustomer(userId)
    onClose()
    // Nobody is left to show at the side.
    if (route.pane === 'customers') go({ pane: 'customers', subject: null })
    showToast(`${name} is deleted`, {
      action: { label: 'Undo', run: () => void undoDelete(userId).catch(tellError) },
    })
  }
  if (kept.reason !== null) {
    return (
      <Dialog
        title={`${name} can’t be deleted`}
        onClose={onClose}
        actions={
          <Button look="primary" data-first-focus onClick={onClose}>
            Keep
          </Button>
        }
      >
        <p>
          <bdi>{name}</bdi> {kept.reason}. Only somebody on whom nothing hangs can be deleted, as when they
          were added by mistake. To keep them away, bar them from the network instead.
        </p>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={`Delete ${name}?`}
      onClose={onClose}
      actions={
        <>
          <Button data-first-focus onClick={onClose}>
            Cancel
          </Button>
          <Button look="danger" onClick={() => void remove().catch(tellError)}>
            Delete
          </Button>
        </>
      }
    >
      <p>
        Name, contacts, notes, tags and history go from the server and from every computer. You can undo this
        for a few seconds.
      </p>
    </Dialog>
  )
}
