import { Ellipsis } from 'lucide-react'
import type { NotificationView } from '../../../protocol/ipc/views.ts'
import type { Permission } from '../../../protocol/wire/rows/people.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { markNotifications } from '../../stores/notifications.ts'
import { useSession, useTimeZone } from '../../stores/session.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { HiddenText } from '../../ui/HiddenText.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { rowTimeWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import { useNow } from '../../ui/use-now.ts'
import type { RowFocus } from '../../ui/VirtualList.tsx'
import { copyLinkItem } from '../links/index.ts'
import { FaceAvatar, firstName } from '../people/index.ts'
import { startChat } from '../profile/index.ts'
import { QuickReply } from './QuickReply.tsx'
import styles from './NotificationRow.module.css'

/** One notification: who, what, when. Photo and name open the profile; the chosen row has its actions. */
export function NotificationRow(props: {
  row: NotificationView
  focus: RowFocus
  chosen: boolean
  replying: boolean
  onChoose: () => void
  onProfile: () => void
  onBooking: () => void
  onReply: (replying: boolean) => void
}) {
  const { row, chosen, onChoose, onProfile, onBooking, onReply } = props
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const go = useNavigation((state) => state.go)
  const showMessage = useNavigation((state) => state.showMessage)
  const mayChat = useMay('chat.read')
  const mayReply = useMay('chat.reply')
  const mark = (read: boolean) => void markNotifications([row.id], read).catch(tellError)
  /** Who does something with a row has read it. */
  const act = (run: () => void) => () => {
    run()
    if (!row.read) mark(true)
  }
  const choose = act(onChoose)
  const openProfile = act(onProfile)
  const chat = act(() => void startChat(row.face.subject))
  const { card } = row
  return (
    <article
      className={styles.row}
      {...props.focus}
      data-chosen={chosen}
      aria-label={`${row.face.name} ${row.verb} ${row.object}`}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return
        event.preventDefault()
        openProfile()
      }}
    >
      <span className={styles.dot} data-unread={!row.read} title={row.read ? undefined : 'Unread'}>
        {!row.read && <HiddenText>Unread</HiddenText>}
      </span>
      <button
        type="button"
        tabIndex={-1}
        className={styles.photo}
        aria-label={`Photo of ${row.face.name}`}
        onClick={(event) => {
          event.stopPropagation()
          openProfile()
        }}
      >
        <FaceAvatar face={row.face} size="large" />
      </button>
      <div className={styles.words}>
        <p className={styles.what}>
          <button
            type="button"
            className={styles.name}
            onClick={(event) => {
              event.stopPropagation()
              openProfile()
            }}
          >
            <bdi>{row.face.name}</bdi>
          </button>{' '}
          {row.verb} <bdi className={styles.object}>{row.object}</bdi>
          {row.firstBooking && (
            <>
              {' '}
              <Label tone="warn">First booking</Label>
            </>
          )}
        </p>
        <p className={styles.detail}>{row.detail}</p>
        <div className={styles.actions} onClick={(event) => event.stopPropagation()}>
          {mayChat && (
            <Button look="primary" size="small" onClick={chat}>
              Chat with {firstName(row.face)}
            </Button>
          )}
          {mayReply && (
            <Button size="small" aria-expanded={props.replying} onClick={act(() => onReply(!props.replying))}>
              Reply…
            </Button>
          )}
          {card !== null && (
            <Button
              size="small"
              onClick={act(() => {
                if (card.seq === null) go({ pane: 'chats', conversationId: card.conversationId })
                else showMessage(card.conversationId, card.seq)
              })}
            >
              Open document
            </Button>
          )}
          {row.bookingId !== null && (
            <Button size="small" onClick={act(onBooking)}>
              Open booking
            </Button>
          )}
          <Button size="small" onClick={() => mark(!row.read)}>
            {row.read ? 'Mark unread' : 'Mark read'}
          </Button>
          <Menu items={[copyLinkItem({ kind: 'notification', id: row.id })]} align="end">
            <IconButton label="More about this notification">
              <Ellipsis size={18} strokeWidth={1.75} />
            </IconButton>
          </Menu>
        </div>
        {props.replying && (
          <div onClick={(event) => event.stopPropagation()}>
            <QuickReply face={row.face} onChat={chat} onClose={() => onReply(false)} />
          </div>
        )}
      </div>
      <Moment
        className={styles.time}
        atMs={row.at}
        timeZone={timeZone}
        words={rowTimeWords(row.at, now, timeZone)}
      />
    </article>
  )
}

function useMay(permission: Permission): boolean {
  return useSession(({ session }) => session.state === 'signedIn' && session.permissions.includes(permission))
}
