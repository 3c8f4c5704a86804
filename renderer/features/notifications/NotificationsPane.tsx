import { useCallback, useEffect, useRef, useState } from 'react'
import type { Route } from '../../../protocol/ipc/app-views.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { findNotification, useNotifications, watchNotifications } from '../../stores/notifications.ts'
import { useSession, useTimeZone } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import type { VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PaneError, PaneHead } from '../pane-states/index.ts'
import { ProfileSide, startChat } from '../profile/index.ts'
import { BookingSide } from './BookingSide.tsx'
import { Filters } from './Filters.tsx'
import { markAllWithUndo } from './mark-all-read.ts'
import { NoNotifications } from './NoNotifications.tsx'
import { NotificationList, type Chosen } from './NotificationList.tsx'
import { ToldOf } from './ToldOf.tsx'
import styles from './NotificationsPane.module.css'

type NotificationsRoute = Extract<Route, { pane: 'notifications' }>

/** What happened at the location; each row leads to the person, the booking and the chat (use case 2). `route` may name a row. */
export function NotificationsPane({ route }: { route: NotificationsRoute }) {
  const { rows, total, extra, query, error, reread } = useNotifications()
  const timeZone = useTimeZone()
  const mayChat = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('chat.read'),
  )
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [wanted, setWanted] = useState<number | null>(null)
  const [isChoosing, setIsChoosing] = useState(false)
  const list = useRef<VirtualListHandle>(null)
  useEffect(() => watchNotifications(), [])
  const someRows = rows.size > 0
  useEffect(() => {
    if (someRows) reportPaint('notifications')
  }, [someRows])
  useEffect(() => {
    if (route.notificationId === undefined) return
    const id = route.notificationId
    const find = async () => {
      const index = await findNotification(id)
      if (index === null) return showToast('This notification is no longer there.')
      const side = route.withBooking === true ? 'booking' : null
      setChosen({ id, row: null, side, isReplying: false })
      setWanted(index)
    }
    find().catch(tellError)
  }, [route])
  const isListed = total !== null && total > 0
  useEffect(() => {
    if (wanted === null || !isListed) return
    list.current?.focusRow(wanted)
    setWanted(null)
  }, [wanted, isListed])
  const closeSide = useCallback(() => {
    setChosen((before) => before && { ...before, side: null })
    list.current?.focusRow()
  }, [])

  const { side = null } = chosen ?? {}
  // One that was asked for by its id is known once its page of the list was read.
  const row = chosen && (chosen.row ?? [...rows.values()].find(({ id }) => id === chosen.id) ?? null)

  return (
    <div className={styles.pane}>
      <section className={styles.main} aria-label="Notifications">
        <PaneHead title="Notifications">
          <Button disabled={(extra?.unread ?? 0) === 0} onClick={() => markAllWithUndo(query)}>
            Mark all read
          </Button>
          <Button onClick={() => setIsChoosing(true)}>What to be told of</Button>
        </PaneHead>
        <Filters>
          {error && total === null && (
            <PaneError what="Notifications" error={error} onRetry={() => void reread()} />
          )}
          {total === 0 && <NoNotifications filter={query} />}
          {isListed && <NotificationList handle={list} chosen={chosen} onChoose={setChosen} />}
        </Filters>
      </section>
      {side === 'profile' && row !== null && (
        <ProfileSide subject={row.face.subject} open closable onClose={closeSide} />
      )}
      {side === 'booking' && row !== null && row.bookingId !== null && (
        <BookingSide
          id={row.bookingId}
          bookedBy={row.bookedBy}
          timeZone={timeZone}
          onProfile={() => chosen && setChosen({ ...chosen, side: 'profile' })}
          onChat={mayChat ? () => void startChat(row.face.subject) : null}
          onClose={closeSide}
        />
      )}
      {isChoosing && (
        <Dialog title="What to be told of" onClose={() => setIsChoosing(false)}>
          <ToldOf />
        </Dialog>
      )}
    </div>
  )
}
