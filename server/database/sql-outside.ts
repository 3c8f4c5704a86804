import type { BookingId, LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow, UserRow } from '../../protocol/wire/rows/people.ts'
import type {
  BookedBy,
  BookingRow,
  LocationRow,
  NotificationRow,
  VisitRow,
} from '../../protocol/wire/rows/space.ts'
import type { Queries } from './database.ts'
import { lockNames } from './lock-names.ts'
import { readingOf, type Reading } from './reading.ts'
import { putRows, rowColumns } from './rows.ts'

/** What was answered to an event: the same event gets the same answer for ever. */
export interface EventRecord {
  hash: string
  answer: EventAnswer
}

/** `ignored` changed nothing that anybody sees; `reason` says why. */
export interface EventAnswer {
  status: 'done' | 'ignored'
  reason?: string
}

/** What is remembered of a booking that another system told of. Times are those of its events, in milliseconds. */
export interface ToldBooking {
  toldAt: number
  cancelledAt: number | null
  /** Kept for ever: a payment that was made stays made, whatever the booking's own events say. */
  paidAt: number | null
}

/** The rows that events from other systems change, within one transaction (server/events-in). */
export class OutsideRows {
  private readonly queries: Queries
  private readonly read: Reading

  constructor(queries: Queries) {
    this.queries = queries
    this.read = readingOf(queries)
  }

  /** Holds these names until the transaction ends (see lock-names.ts). */
  lockNames(names: readonly string[]): Promise<void> {
    return lockNames(this.queries, names)
  }

  event(id: string): Promise<EventRecord | null> {
    return this.read.one<EventRecord>('select hash, answer from outside_events where id = $1', [id])
  }

  async saveEvent(id: string, record: EventRecord, at: number): Promise<void> {
    await this.queries.query(
      'insert into outside_events (id, hash, answer, at) values ($1, $2, $3::jsonb, $4)',
      [id, record.hash, JSON.stringify(record.answer), at],
    )
  }

  /** By its id, or by its name whatever the case; null when there is none, or several of that name. */
  async locationNamed(name: string): Promise<LocationRow | null> {
    const found = await this.queries.query<LocationRow>(
      `select ${rowColumns('location')} from locations t
       where t.id::text = lower($1) or lower(t.name) = lower($1) limit 2`,
      [name],
    )
    return found.length === 1 ? found[0]! : null
  }

  user(id: UserId): Promise<UserRow | null> {
    return this.read.row('user', 't.id = $1', [id])
  }

  userByOutsideId(outsideId: string): Promise<UserRow | null> {
    return this.read.row('user', 't.id = (select user_id from outside_customers where outside_id = $1)', [
      outsideId,
    ])
  }

  /** The oldest user with the address, whatever its case. */
  userByEmail(email: string): Promise<UserRow | null> {
    return this.read.row('user', 'lower(t.email) = lower($1) order by t.id limit 1', [email])
  }

  async saveOutsideId(outsideId: string, userId: UserId): Promise<void> {
    await this.queries.query(
      'insert into outside_customers (outside_id, user_id) values ($1, $2) on conflict do nothing',
      [outsideId, userId],
    )
  }

  /** When the newest change of the person's fields happened that was told; 0 when none was. */
  async changedAt(userId: UserId): Promise<number> {
    const sql = 'select told_at as "toldAt" from outside_changes where user_id = $1'
    return (await this.read.one<{ toldAt: number }>(sql, [userId]))?.toldAt ?? 0
  }

  async saveChangedAt(userId: UserId, toldAt: number): Promise<void> {
    await this.queries.query(
      `insert into outside_changes (user_id, told_at) values ($1, $2)
       on conflict (user_id) do update set told_at = excluded.told_at`,
      [userId, toldAt],
    )
  }

  memberships(userId: UserId): Promise<MembershipRow[]> {
    return this.queries.query<MembershipRow>(
      `select ${rowColumns('membership')} from memberships t where t.user_id = $1 order by t.location_id`,
      [userId],
    )
  }

  booking(id: BookingId): Promise<BookingRow | null> {
    return this.read.row('booking', 't.id = $1', [id])
  }

  async hasBooked(userId: UserId, location: LocationId): Promise<boolean> {
    return this.read.exists('select 1 from bookings where location_id = $1 and user_id = $2 limit 1', [
      location,
      userId,
    ])
  }

  /** Who it was that booked, as it was told then; null for a booking that no row of Notifications tells of. */
  async bookedByOf(id: BookingId): Promise<BookedBy | null> {
    const sql = `select booked_by as "bookedBy" from notifications
      where location_id = (select location_id from bookings where id = $1) and booking_id = $1 order by at limit 1`
    return (await this.read.one<{ bookedBy: BookedBy | null }>(sql, [id]))?.bookedBy ?? null
  }

  toldBooking(id: BookingId): Promise<ToldBooking | null> {
    return this.read.one<ToldBooking>(
      `select told_at as "toldAt", cancelled_at as "cancelledAt", paid_at as "paidAt" from outside_bookings
       where booking_id = $1`,
      [id],
    )
  }

  async saveToldBooking(id: BookingId, told: ToldBooking): Promise<void> {
    await this.queries.query(
      `insert into outside_bookings (booking_id, told_at, cancelled_at, paid_at) values ($1, $2, $3, $4)
       on conflict (booking_id) do update set told_at = excluded.told_at, cancelled_at = excluded.cancelled_at,
         paid_at = excluded.paid_at`,
      [id, told.toldAt, told.cancelledAt, told.paidAt],
    )
  }

  putUser(row: UserRow): Promise<void> {
    return putRows(this.queries, 'user', [row])
  }

  putMembership(row: MembershipRow): Promise<void> {
    return putRows(this.queries, 'membership', [row])
  }

  putBooking(row: BookingRow): Promise<void> {
    return putRows(this.queries, 'booking', [row])
  }

  putNotification(row: NotificationRow): Promise<void> {
    return putRows(this.queries, 'notification', [row])
  }

  visit(id: string): Promise<VisitRow | null> {
    return this.read.row('visit', 't.id = $1', [id])
  }

  putVisit(row: VisitRow): Promise<void> {
    return putRows(this.queries, 'visit', [row])
  }

  /** Codes of this location's visits from a time on, in milliseconds. */
  async visitCodesFrom(location: LocationId, from: number): Promise<Set<string>> {
    const found = await this.queries.query<{ code: string }>(
      'select code from visits where location_id = $1 and expected_at >= $2',
      [location, from],
    )
    return new Set(found.map(({ code }) => code))
  }
}
