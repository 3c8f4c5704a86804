import type { ChatHead, MessageView } from '../../../../protocol/ipc/views.ts'
import { openLink } from '../../../stores/links.ts'
import { LinkedText } from '../../../ui/LinkedText.tsx'
import { dayWords } from '../../../ui/time-words.ts'
import { showToast, tellError } from '../../../ui/toast.ts'
import { FileTile, StagedTile } from '../../files/index.ts'
import { firstName } from '../../people/index.ts'
import { BookingCard } from './BookingCard.tsx'
import { MessageFacts } from './MessageFacts.tsx'
import type { TimelineRow } from './timeline-rows.ts'
import styles from './MessageRow.module.css'

/** One message, with the lines that stand before it. */
export function MessageRow(props: { row: TimelineRow; head: ChatHead; now: number; timeZone: string }) {
  const { row, head, now, timeZone } = props
  const { message } = row
  const facts = row.endsGroup || message.state === 'failed'
  return (
    <div className={styles.row} data-apart={row.endsGroup}>
      {row.startsDay && (
        <p className={styles.day} role="separator">
          {dayWords(message.at, now, timeZone)}
        </p>
      )}
      {row.startsNew && (
        <p className={styles.new} role="separator">
          <span>New</span>
        </p>
      )}
      <article className={styles.message} data-side={message.side} aria-label={`${message.authorName} wrote`}>
        <MessageBody message={message} head={head} now={now} timeZone={timeZone} />
        {facts && message.kind !== 'booking' && (
          <MessageFacts message={message} head={head} timeZone={timeZone} />
        )}
      </article>
    </div>
  )
}

function MessageBody({
  message,
  head,
  ...when
}: {
  message: MessageView
  head: ChatHead
  now: number
  timeZone: string
}) {
  if (message.kind === 'booking' && message.booking) {
    return <BookingCard booking={message.booking} by={firstName(head.face)} {...when} />
  }
  if (message.deletedAt !== null) return <p className={styles.unsent}>Message unsent</p>
  const look = message.kind === 'note' ? 'note' : message.side
  return (
    <>
      {(message.text !== '' || message.replyTo) && (
        <div className={styles.bubble} data-look={look} data-state={message.state}>
          {message.kind === 'note' && (
            <p className={styles.noteTitle}>Internal note · not visible to {firstName(head.face)}</p>
          )}
          {message.replyTo && (
            <blockquote className={styles.quote}>
              <bdi className={styles.quoted}>{message.replyTo.authorName}</bdi>
              <span dir="auto">{message.replyTo.text}</span>
            </blockquote>
          )}
          <LinkedText text={message.text} onOpen={open} />
        </div>
      )}
      {message.files.map((file) => (
        <FileTile key={file.id} file={file} />
      ))}
      {message.staged.map((file) => (
        <StagedTile key={file.id} file={file} />
      ))}
    </>
  )
}

function open(url: string): void {
  openLink(url).then((opened) => {
    if (!opened) showToast('This link was not opened: its address is not a safe one.')
  }, tellError)
}
