import { Dialog } from '../../../ui/Dialog.tsx'
import { CustomerPicker } from '../../people/index.ts'
import { startChat } from '../../profile/index.ts'

/** Chooses whom to write to. It opens the chat that there is already, when there is one. */
export function NewChatDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="New chat" onClose={onClose}>
      <CustomerPicker
        onPick={({ face }) => {
          onClose()
          void startChat(face.subject)
        }}
      />
    </Dialog>
  )
}
