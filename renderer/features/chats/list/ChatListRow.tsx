import { Clock3 } from 'lucide-react'
import { useId } from 'react'
import type { ChatRow } from '../../../../protocol/ipc/views.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { CountBadge, Label } from '../../../ui/Chip.tsx'
import { Moment } from '../../../ui/Moment.tsx'
import { rowTimeWords } from '../../../ui/time-words.ts'
import { useNow } from '../../../ui/use-now.ts'
import type { RowFocus } from '../../../ui/VirtualList.tsx'
import { FaceAvatar, StandingLabel } from '../../people/index.ts'
import { previewOf } from './preview-words.ts'
import styles from './ChatListRow.module.css'

/** One chat: who, what was said last, when, and what waits. Named by the person, described by the rest. */
export function ChatListRow(props: { chat: ChatRow; chosen: boolean; focus: RowFocus; onOpen: () => void }) {
  const { chat, chosen } = props
  const id = useId()
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const preview = previewOf(chat)
  const bold = chat.unread > 0 || chat.flaggedUnread
  return (
    <button
      type="button"
      {...props.focus}
      className={styles.row}
      aria-current={chosen ? 'true' : undefined}
      aria-label={chat.face.name}
      aria-describedby={id}
      data-unread={bold}
      onClick={props.onOpen}
    >
      <FaceAvatar face={chat.face} size="large" />
      <span className={styles.words} id={id}>
        <span className={styles.line}>
          <bdi className={styles.name} title={chat.face.name}>
            {chat.face.name}
          </bdi>
          {chat.firstBooking ? (
            <Label tone="warn">First booking</Label>
          ) : (
            <StandingLabel standing={chat.standing} />
          )}
          {chat.last && (
            <Moment
              className={styles.time}
              atMs={chat.last.at}
              timeZone={timeZone}
              words={rowTimeWords(chat.last.at, now, timeZone)}
            />
          )}
        </span>
        <span className={styles.line}>
          <span className={styles.preview} data-tone={preview.tone}>
            {preview.lead && <span className={styles.lead}>{preview.lead}: </span>}
            <bdi>{preview.text}</bdi>
          </span>
          {chat.last?.pending && <Clock3 className={styles.clock} size={14} aria-label="Waits to be sent" />}
          {chat.unread > 0 && <CountBadge count={chat.unread} unit="unread" />}
          {chat.unread === 0 && chat.flaggedUnread && (
            <span className={styles.flag} role="img" aria-label="Marked unread" />
          )}
        </span>
      </span>
    </button>
  )
}
