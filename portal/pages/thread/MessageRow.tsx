import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import { LinkedText } from '../../../renderer/ui/LinkedText.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { clockWords } from '../../../renderer/ui/time-words.ts'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import type { Status } from '../../thread/timeline.ts'
import { FileView } from './FileView.tsx'
import { MessageActions } from './MessageActions.tsx'
import { MoreButton } from './MoreButton.tsx'
import { Reactions } from './Reactions.tsx'
import { ReplyQuote } from './ReplyQuote.tsx'
import { rowId } from './row-id.ts'
import { SignatureCard } from './SignatureCard.tsx'
import type { MessageChanges } from './use-message-changes.ts'
import styles from './MessageRow.module.css'

/** One message: its words and files, what was set below it, and below the last of a group who wrote it and when. */
export function MessageRow(props: {
  message: PortalMessage
  status: Status | null
  closes: boolean
  timeZone: string
  /** Null where nobody may write any more. */
  changes: MessageChanges | null
  /** Whether the message that this one answers is on the page. */
  hasQuoted: boolean
}) {
  const { message, status, timeZone, changes } = props
  const isUnsent = message.deletedAt !== null
  const isOpen = changes?.openId === message.id
  return (
    <li
      id={rowId(message.id)}
      className={styles.row}
      data-own={message.own}
      data-closes={props.closes}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) changes.toggle(message.id)
      }}
    >
      <HiddenText>{message.own ? 'You' : message.authorName}: </HiddenText>
      {isUnsent ? (
        <p className={styles.unsent}>
          {message.own ? 'You' : <bdi>{message.authorName}</bdi>} unsent {message.own ? 'this' : 'a'} message
        </p>
      ) : (
        <div className={styles.line}>
          <div className={styles.body}>
            {message.replyTo && <ReplyQuote quoted={message.replyTo} isHere={props.hasQuoted} />}
            {message.text !== '' && (
              <div className={styles.bubble}>
                <LinkedText text={message.text} />
              </div>
            )}
            {message.files.map((file) => (
              <FileView key={file.id} file={file} />
            ))}
            {message.signatures.map((signature) => (
              <SignatureCard key={signature.signatureId} signature={signature} timeZone={timeZone} />
            ))}
          </div>
          {changes && (
            <MoreButton message={message} isOpen={isOpen} onPress={() => changes.toggle(message.id)} />
          )}
        </div>
      )}
      {!isUnsent && isOpen && (
        <MessageActions
          own={message.own}
          onEdit={message.text === '' ? null : () => changes.edit(message)}
          onReact={(emoji) => changes.react(message, emoji, true)}
          onReply={() => changes.reply(message)}
          onUnsend={() => changes.unsend(message)}
          onReport={message.authorUserId === null ? null : () => changes.report(message)}
        />
      )}
      {changes?.problem?.id === message.id && (
        <p className={styles.problem} role="alert">
          {changes.problem.reason}
        </p>
      )}
      <Reactions
        reactions={message.reactions}
        onReact={changes && ((emoji, on) => changes.react(message, emoji, on))}
      />
      {props.closes && (
        <p className={styles.meta}>
          {!message.own && (
            <>
              <bdi aria-hidden="true">{message.authorName}</bdi>
              <span aria-hidden="true"> · </span>
            </>
          )}
          <Moment atMs={message.sentAt} timeZone={timeZone} words={clockWords(message.sentAt, timeZone)} />
          {message.editedAt !== null && !isUnsent && ' · edited'}
          {status && ` · ${status}`}
        </p>
      )}
    </li>
  )
}
