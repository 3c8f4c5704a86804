import type { CustomerView } from '../../../protocol/ipc/views.ts'
import type { FileId } from '../../../protocol/wire/ids.ts'
import { forwardInto } from '../../stores/files.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useThread } from '../../stores/thread.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { CustomerPicker } from '../people/index.ts'
import styles from './ForwardDialog.module.css'

/** Chooses whose tray files are laid into. The chat opens with them in it; nothing leaves before Send. */
export function ForwardDialog({ fileIds, onClose }: { fileIds: FileId[]; onClose: () => void }) {
  const forward = async ({ face }: CustomerView) => {
    onClose()
    try {
      const conversationId = await useThread.getState().find(face.subject)
      const refused = await forwardInto(fileIds, conversationId)
      useNavigation.getState().write(conversationId)
      if (refused.length > 0) showToast(refused.join(' '), { tone: 'error' })
    } catch (error) {
      tellError(error)
    }
  }

  return (
    <Dialog
      title={fileIds.length === 1 ? 'Forward a file' : `Forward ${fileIds.length} files`}
      onClose={onClose}
    >
      <p className={styles.says}>They lie in the chat’s tray then. Nothing is sent before you press Send.</p>
      <CustomerPicker onPick={(customer) => void forward(customer)} />
    </Dialog>
  )
}
