import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { UploadRow } from '../../attachments/index.ts'
import { MessageFiles } from '../../files/index.ts'
import { SignatureCard } from '../../signatures/index.ts'
import { BookingCard } from './BookingCard.tsx'
import { MessageText } from './MessageText.tsx'
import { Quote } from './Quote.tsx'
import { isEmojiOnly } from './text-look.ts'
import type { Who } from './who.ts'
import styles from './MessageBody.module.css'

/** What a message says: its words in a bubble, its files, a booking, or that it was unsent. */
export function MessageBody({ message, who }: { message: MessageView; who: Who }) {
  if (message.kind === 'booking' && message.booking) {
    return <BookingCard booking={message.booking} by={who.firstName} timeZone={who.timeZone} />
  }
  if (message.deletedAt !== null) return <Tombstone message={message} />
  const isNote = message.kind === 'note'
  const isLarge = !isNote && message.replyTo === null && isEmojiOnly(message.text)
  const withBubble = message.text !== '' || message.replyTo !== null || isNote
  return (
    <>
      {withBubble && (
        <div
          className={styles.bubble}
          data-look={isLarge ? 'large' : isNote ? 'note' : message.side}
          data-state={message.state}
        >
          {isNote && <p className={styles.noteTitle}>Note · only the desk sees this</p>}
          {message.replyTo && <Quote answered={message.replyTo} />}
          {message.text !== '' && <MessageText message={message} who={who} />}
        </div>
      )}
      <MessageFiles messageId={message.id} files={message.files} isAsked={message.signatures.length > 0} />
      {message.staged.map((file) => (
        <UploadRow key={file.id} file={file} said={message.error} />
      ))}
      {message.signatures.map((view) => (
        <SignatureCard key={view.id} view={view} timeZone={who.timeZone} />
      ))}
    </>
  )
}

function Tombstone({ message }: { message: MessageView }) {
  return (
    <p className={styles.unsent}>
      <bdi>{message.authorName.split(/\s/u)[0]}</bdi>{' '}
      {message.kind === 'note' ? 'removed a note' : 'unsent a message'}
    </p>
  )
}
