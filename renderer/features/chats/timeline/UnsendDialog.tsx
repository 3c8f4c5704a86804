import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { unsend } from '../../../stores/message-acts.ts'
import { useStatus } from '../../../stores/status.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { tellError } from '../../../ui/toast.ts'
import type { Who } from './who.ts'
import styles from './UnsendDialog.module.css'

/** Asks once before a message is taken back, and says what that does on both sides. */
export function UnsendDialog(props: { message: MessageView; who: Who; onClose: () => void }) {
  const { message, who, onClose } = props
  const offline = useStatus((state) => state.status?.connection === 'offline')
  const isNote = message.kind === 'note'
  const author = message.authorName.split(/\s/u)[0]
  const files = message.files.length
  const what = files === 0 ? 'The words' : message.text === '' ? 'The files' : 'The words and the files'
  const onUnsend = () => {
    onClose()
    unsend(message).catch(tellError)
  }
  return (
    <Dialog
      title={isNote ? 'Remove this note?' : 'Unsend this message?'}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button look="danger" onClick={onUnsend}>
            {isNote ? 'Remove' : 'Unsend'}
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        {message.text !== '' && (
          <blockquote className={styles.quote} dir="auto">
            {message.text.slice(0, 200)}
          </blockquote>
        )}
        {isNote ? (
          <p>
            {what} leave the desk of everybody. “{author} removed a note” stays in its place.
          </p>
        ) : (
          <p>
            {what} go here and in the portal of <bdi>{who.firstName}</bdi>. On both sides “{author} unsent a
            message” stays in their place. What has been read already may be remembered.
          </p>
        )}
        {offline && (
          <p className={styles.offline}>You are offline: it goes when there is a connection again.</p>
        )}
      </div>
    </Dialog>
  )
}
