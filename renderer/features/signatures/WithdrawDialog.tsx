import type { SignatureView } from '../../../protocol/ipc/views.ts'
import { withdrawSignature } from '../../stores/signatures.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast, tellError } from '../../ui/toast.ts'

/** Asks once before a request is taken back: what others have signed of it counts no more, and no link can be given back. */
export function WithdrawDialog({ view, onClose }: { view: SignatureView; onClose: () => void }) {
  const signed = view.signers.filter(({ status }) => status === 'signed').length
  const onWithdraw = () => {
    onClose()
    withdrawSignature(view.id).then(() => showToast('Request withdrawn'), tellError)
  }
  return (
    <Dialog
      title="Withdraw this request?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button look="danger" onClick={onWithdraw}>
            Withdraw
          </Button>
        </>
      }
    >
      <p>
        <bdi>{view.title}</bdi> can’t be signed any more, and the links in the mails end.{' '}
        {signed > 0 && `${signed === 1 ? 'One person has' : `${signed} people have`} signed already. `}
        The file stays in the chat; you can ask for signatures again.
      </p>
    </Dialog>
  )
}
