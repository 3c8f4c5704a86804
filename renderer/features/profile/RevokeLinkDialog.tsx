import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { revokePublicLink } from '../../stores/public-links.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { copyLink } from './public-link-items.ts'

/** Asks before a link that others may have stops to work. */
export function RevokeLinkDialog(props: { profile: ProfileView; renew: boolean; onClose: () => void }) {
  const { profile, renew, onClose } = props
  const { subject, name } = profile.face
  const act = () => {
    onClose()
    if (subject.kind !== 'user') return
    if (renew) void copyLink(subject.id, true)
    else
      revokePublicLink(subject.id).then(
        () => showToast(`The public link of ${name} no longer works.`),
        tellError,
      )
  }
  return (
    <Dialog
      title={renew ? 'Regenerate the public link?' : 'Revoke the public link?'}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} data-first-focus>
            Keep the link
          </Button>
          <Button look="danger" onClick={act}>
            {renew ? 'Regenerate' : 'Revoke'}
          </Button>
        </>
      }
    >
      <p>
        {renew
          ? `Everybody who has the link of ${name} now, also on the Information page, will read “no longer available”. The new one is copied.`
          : `Everybody who has the link of ${name}, also on the Information page, will read “no longer available”.`}
      </p>
    </Dialog>
  )
}
