import { Ellipsis, X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import type { BookingView, NotificationView } from '../../../protocol/ipc/views.ts'
import type { BookingId } from '../../../protocol/wire/ids.ts'
import type { BookingRow } from '../../../protocol/wire/rows/space.ts'
import { useBooking } from '../../stores/booking.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { dateWords, spanWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { copyLinkItem } from '../links/index.ts'
import { PaneError } from '../pane-states/index.ts'
import { FaceAvatar, firstName, standingWords } from '../people/index.ts'
import { BOOKED_BY } from './category-words.ts'
import styles from './BookingSide.module.css'

const SERVICES: Record<BookingRow['service'], string> = {
  room: 'Room',
  desk: 'Desk',
  equipment: 'Equipment',
  event: 'Event',
}

/** The booking that a notification tells of, beside the list: it keeps up with what happens to it. */
export function BookingSide(props: {
  id: BookingId
  bookedBy: NotificationView['bookedBy']
  timeZone: string
  onProfile: () => void
  /** Null for whoever may not chat. */
  onChat: (() => void) | null
  onClose: () => void
}) {
  const { id, onClose } = props
  const { found, error, reread } = useBooking()
  const shownId = useBooking((state) => state.id)
  useEffect(() => useBooking.getState().watch(id), [id])
  const view = shownId === id ? found : undefined
  return (
    <aside
      className={styles.side}
      aria-label={view ? `Booking of ${view.face.name}: ${view.booking.resource}` : 'Booking'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onClose()
      }}
    >
      <span className={styles.close}>
        {view && (
          <Menu items={[copyLinkItem({ kind: 'booking', id })]} align="end">
            <IconButton label="More about this booking">
              <Ellipsis size={18} strokeWidth={1.75} />
            </IconButton>
          </Menu>
        )}
        <IconButton label="Close booking" onClick={onClose}>
          <X size={18} strokeWidth={1.75} />
        </IconButton>
      </span>
      {error && !view && <PaneError what="This booking" error={error} onRetry={() => void reread()} />}
      {view === null && !error && (
        <p className={styles.missing}>
          This booking is not on this computer. It may have been removed, or comes with the next sync.
        </p>
      )}
      {view && <Facts view={view} {...props} />}
    </aside>
  )
}

function Facts(props: { view: BookingView } & Parameters<typeof BookingSide>[0]) {
  const { timeZone, onChat, onProfile } = props
  const { booking, face, standing, company } = props.view
  const now = useNow(60_000)
  const { startsAt, endsAt } = booking
  const bookedBy = BOOKED_BY.find(({ value }) => value === props.bookedBy)
  const isCancelled = booking.status === 'cancelled'
  return (
    <div className={styles.booking}>
      <header>
        <h2 className={styles.what}>
          <bdi>{booking.resource}</bdi>
        </h2>
        <p className={styles.labels}>
          <Label tone={isCancelled ? 'danger' : 'accent'}>{isCancelled ? 'Cancelled' : 'Completed'}</Label>
          {booking.first && <Label tone="warn">First booking</Label>}
        </p>
      </header>
      <dl className={styles.facts}>
        <Fact name="What">{SERVICES[booking.service]}</Fact>
        {booking.title !== '' && booking.title !== booking.resource && (
          <Fact name="Title">
            <bdi>{booking.title}</bdi>
          </Fact>
        )}
        <Fact name="Day">
          <Moment atMs={startsAt} timeZone={timeZone} words={dateWords(startsAt, now, timeZone)} />
        </Fact>
        <Fact name="Time">
          {spanWords(startsAt, endsAt, now, timeZone)}
          <span className={styles.zone}>{timeZone.replaceAll('_', ' ')}</span>
        </Fact>
        <Fact name="Payment">{booking.paid ? 'Paid' : 'Not paid yet'}</Fact>
        {bookedBy && <Fact name="Booked by">{bookedBy.one}</Fact>}
        {company && (
          <Fact name="Company">
            <bdi>{company.name}</bdi>
          </Fact>
        )}
      </dl>
      <section>
        <h3 className={styles.title}>Who</h3>
        <button type="button" className={styles.who} onClick={onProfile}>
          <FaceAvatar face={face} size="large" />
          <span className={styles.words}>
            <bdi className={styles.name}>{face.name}</bdi>
            <span className={styles.standing}>{standingWords(standing)}</span>
          </span>
        </button>
      </section>
      {onChat && (
        <Button look="primary" onClick={onChat}>
          Chat with {firstName(face)}
        </Button>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
