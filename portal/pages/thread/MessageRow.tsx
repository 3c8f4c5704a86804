import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import { LinkedText } from '../../../renderer/ui/LinkedText.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { clockWords } from '../../../renderer/ui/time-words.ts'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import type { Status } from '../../thread/timeline.ts'
import { FileView } from './FileView.tsx'
import styles from './MessageRow.module.css'

/** One message: its words and files, and below the last of a group who wrote it and when. */
export function MessageRow(props: {
  message: PortalMessage
  status: Status | null
  closes: boolean
  timeZone: string
}) {
  const { message, status, timeZone } = props
  const deleted = message.deletedAt !== null
  return (
    <li className={styles.row} data-own={message.own} data-closes={props.closes}>
      <HiddenText>{message.own ? 'You' : message.authorName}: </HiddenText>
      {deleted && <p className={styles.deleted}>This message was deleted.</p>}
      {!deleted && message.text !== '' && (
        <div className={styles.bubble}>
          <LinkedText text={message.text} />
        </div>
      )}
      {message.files.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
      {props.closes && (
        <p className={styles.meta}>
          {!message.own && (
            <>
              <bdi aria-hidden="true">{message.authorName}</bdi>
              <span aria-hidden="true"> · </span>
            </>
          )}
          <Moment atMs={message.sentAt} timeZone={timeZone} words={clockWords(message.sentAt, timeZone)} />
          {message.editedAt !== null && !deleted && ' · edited'}
          {status && ` · ${status}`}
        </p>
      )}
    </li>
  )
}
