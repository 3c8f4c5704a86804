import { useNewChat } from '../../../stores/new-chat.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { CustomerPicker } from '../../people/index.ts'
import { startChat } from '../../profile/index.ts'

/** Chooses whom to write to when anything in the window asks. It opens the chat that there is already, when there is one. */
export function NewChatDialog() {
  const { isOpen, close } = useNewChat()
  if (!isOpen) return null
  return (
    <Dialog title="New chat" onClose={close}>
      <CustomerPicker
        onPick={({ face }) => {
          close()
          void startChat(face.subject)
        }}
      />
    </Dialog>
  )
}
