import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { rowTimeWords } from '../../../renderer/ui/time-words.ts'
import type { PortalChat } from '../../../protocol/wire/http.ts'
import type { Desk } from '../../desk.ts'
import { conversationHref } from '../../route.ts'
import styles from './ChatList.module.css'

/** One chat: whose, the last words, when, and how many are unread. */
export function ChatRow(props: { desk: Desk; chat: PortalChat; chosen: boolean; nowMs: number }) {
  const { chat, desk, nowMs } = props
  const draft = props.chosen ? '' : desk.drafts.read(chat.conversationId)
  const waiting = desk.outbox.use(
    (state) => state.entries.filter((entry) => entry.conversationId === chat.conversationId).length,
  )
  return (
    <li>
      <a
        className={styles.row}
        href={conversationHref(chat.conversationId)}
        aria-current={props.chosen ? 'page' : undefined}
        data-unread={chat.unread > 0}
      >
        <Avatar id={chat.conversationId} name={chat.title} size="large" />
        <span className={styles.words}>
          <span className={styles.line}>
            <span className={styles.title} dir="auto">
              {chat.title}
            </span>
            {chat.last && (
              <Moment
                className={styles.time}
                atMs={chat.last.at}
                timeZone={chat.timeZone}
                words={rowTimeWords(chat.last.at, nowMs, chat.timeZone)}
              />
            )}
          </span>
          <span className={styles.line}>
            <span className={styles.last}>
              {waiting > 0 && <span className={styles.waiting}>{waiting} not sent yet · </span>}
              {draft ? (
                <>
                  <span className={styles.draft}>Draft: </span>
                  <bdi>{draft}</bdi>
                </>
              ) : (
                <LastWords chat={chat} />
              )}
            </span>
            {chat.unread > 0 && (
              <span className={styles.badge}>
                {chat.unread > 99 ? '99+' : chat.unread}
                <HiddenText> unread</HiddenText>
              </span>
            )}
          </span>
        </span>
      </a>
    </li>
  )
}

function LastWords({ chat }: { chat: PortalChat }) {
  if (!chat.last) return <>No messages yet</>
  return (
    <>
      {chat.last.own && 'You: '}
      <bdi>{chat.last.text}</bdi>
    </>
  )
}
