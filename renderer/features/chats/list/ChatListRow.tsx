import { AtSign, BellOff, Clock3, FlagTriangleRight, Pin } from 'lucide-react'
import { memo, useId } from 'react'
import type { ChatRow } from '../../../../protocol/ipc/views.ts'
import { useOnline, useTypist } from '../../../stores/presence.ts'
import { useThread } from '../../../stores/thread.ts'
import { initials } from '../../../ui/avatar-look.ts'
import { CountBadge, Label } from '../../../ui/Chip.tsx'
import { Moment } from '../../../ui/Moment.tsx'
import { rowTimeWords } from '../../../ui/time-words.ts'
import type { RowFocus } from '../../../ui/VirtualList.tsx'
import { PersonDrop } from '../../drop/index.ts'
import { FaceAvatar, StandingLabel } from '../../people/index.ts'
import { previewOf } from './preview-words.ts'
import { waitWords } from './wait-words.ts'
import styles from './ChatListRow.module.css'

export interface ChatListRowProps {
  chat: ChatRow
  chosen: boolean
  focus: RowFocus
  /** Renewed each minute. */
  now: number
  timeZone: string
  onOpen: (chat: ChatRow) => void
}

/** One chat: who, what was said last, when, and what waits. Files dropped on it join what is written there. */
export const ChatListRow = memo(function ChatListRow(props: ChatListRowProps) {
  const { chat } = props
  return (
    <PersonDrop face={chat.face} standing={chat.standing} conversationId={chat.conversationId}>
      <ChatButton {...props} />
    </PersonDrop>
  )
}, sameRow)

/** Named by the person, described by the rest. */
function ChatButton(props: ChatListRowProps) {
  const { chat, chosen, now, timeZone } = props
  const id = useId()
  const online = useOnline(chat.face.subject.id)
  const bold = chat.unread > 0 || chat.flaggedUnread
  return (
    <button
      type="button"
      {...props.focus}
      className={styles.row}
      aria-current={chosen ? 'true' : undefined}
      aria-label={chat.face.name}
      aria-describedby={id}
      aria-keyshortcuts="E U P"
      data-unread={bold}
      data-chat={chat.conversationId}
      onClick={() => props.onOpen(chat)}
      // Whoever presses or reaches a row opens it in a moment: what it opens with is read until then.
      onPointerDown={() => useThread.getState().prefetch(chat.conversationId)}
      onFocus={() => {
        props.focus.onFocus()
        useThread.getState().prefetch(chat.conversationId)
      }}
    >
      <FaceAvatar face={chat.face} size="large" present={online} />
      <span className={styles.words} id={id}>
        <span className={styles.line}>
          <bdi className={styles.name} title={chat.face.name}>
            {chat.face.name}
          </bdi>
          {chat.kind === 'direct' ? (
            <Label>Direct</Label>
          ) : chat.firstBooking ? (
            <Label tone="warn">First booking</Label>
          ) : (
            <StandingLabel standing={chat.standing} />
          )}
          <span className={styles.end}>
            {chat.pinned && <Sign Icon={Pin} words="Pinned" />}
            {chat.muted && <Sign Icon={BellOff} words="Muted" />}
            {chat.last && (
              <Moment
                className={styles.time}
                atMs={chat.last.at}
                timeZone={timeZone}
                words={rowTimeWords(chat.last.at, now, timeZone)}
              />
            )}
          </span>
        </span>
        <span className={styles.line}>
          <Preview chat={chat} />
          <span className={styles.end}>
            {chat.last?.pending && <Sign Icon={Clock3} words="Waits to be sent" tone="warn" />}
            {chat.followUpDue && <Sign Icon={FlagTriangleRight} words="Follow-up is due" tone="warn" />}
            <Wait chat={chat} now={now} />
            {chat.assigneeName !== null && <Assignee name={chat.assigneeName} />}
            {chat.mentionsMe && <Sign Icon={AtSign} words="Mentions you" tone="accent" />}
            {chat.unread > 0 && <CountBadge count={chat.unread} unit="unread" />}
            {chat.unread === 0 && chat.flaggedUnread && (
              <span className={styles.flag} role="img" aria-label="Marked unread" />
            )}
          </span>
        </span>
      </span>
    </button>
  )
}

/** The focus is given anew with each drawing of the list; only what it says counts. */
function sameRow(one: ChatListRowProps, other: ChatListRowProps): boolean {
  return (
    one.chat === other.chat &&
    one.chosen === other.chosen &&
    one.now === other.now &&
    one.timeZone === other.timeZone &&
    one.onOpen === other.onOpen &&
    one.focus.tabIndex === other.focus.tabIndex &&
    one.focus['data-row'] === other.focus['data-row']
  )
}

function Preview({ chat }: { chat: ChatRow }) {
  const typist = useTypist(chat.conversationId, false)
  if (typist !== null) return <span className={styles.typing}>typing…</span>
  const preview = previewOf(chat)
  return (
    <span className={styles.preview} data-tone={preview.tone}>
      {preview.lead && <span className={styles.lead}>{preview.lead}: </span>}
      <span className={styles.text} dir="auto">
        {preview.text}
      </span>
    </span>
  )
}

function Wait({ chat, now }: { chat: ChatRow; now: number }) {
  const words = waitWords(chat.waitingSince, now)
  return words === null ? null : <span className={styles.wait}>{words}</span>
}

function Assignee({ name }: { name: string }) {
  return (
    <span
      className={styles.assignee}
      role="img"
      aria-label={`Assigned to ${name}`}
      title={`Assigned to ${name}`}
    >
      {initials(name)}
    </span>
  )
}

function Sign(props: { Icon: typeof Pin; words: string; tone?: 'warn' | 'accent' }) {
  const { Icon, words, tone } = props
  return (
    <span className={styles.sign} role="img" aria-label={words} title={words} data-tone={tone}>
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
    </span>
  )
}
