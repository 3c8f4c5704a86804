import type { BookingRow, LocationRow, VisitRow } from '../../../../protocol/wire/rows/space.ts'
import type { Table } from './table.ts'

export const locations: Table<'location'> = {
  name: 'locations',
  columns: [
    'network_name',
    'name',
    'time_zone',
    'address',
    'information',
    'chats_on',
    'network_chats_on',
    'default_privacy',
    'community_visibility',
    'feed_visibility',
    'visitors_visibility',
    'visits_need_approval',
  ],
  values: (row) => [
    row.networkName,
    row.name,
    row.timeZone,
    row.address,
    JSON.stringify(row.information),
    Number(row.chatsOn),
    Number(row.networkChatsOn),
    JSON.stringify(row.defaultPrivacy),
    row.communityVisibility,
    row.feedVisibility,
    row.visitorsVisibility,
    Number(row.visitsNeedApproval),
  ],
}

/** The columns of a location row under the names of the wire; `readLocation` makes the row of them. */
export const LOCATION_COLUMNS = `id, rev, network_name AS networkName, name, time_zone AS timeZone, address, information,
  chats_on AS chatsOn, network_chats_on AS networkChatsOn, default_privacy AS defaultPrivacy,
  community_visibility AS communityVisibility, feed_visibility AS feedVisibility,
  visitors_visibility AS visitorsVisibility, visits_need_approval AS visitsNeedApproval`

type Stored<Row, Flags extends keyof Row> = Omit<Row, Flags> & Record<Flags, number>
export type StoredLocation = Omit<
  Stored<LocationRow, 'chatsOn' | 'networkChatsOn' | 'visitsNeedApproval'>,
  'information' | 'defaultPrivacy'
> & { information: string; defaultPrivacy: string }

export function readLocation(stored: StoredLocation): LocationRow {
  const information = JSON.parse(stored.information) as LocationRow['information']
  const defaultPrivacy = JSON.parse(stored.defaultPrivacy) as LocationRow['defaultPrivacy']
  const { chatsOn, networkChatsOn, visitsNeedApproval } = stored
  return {
    ...stored,
    information,
    defaultPrivacy,
    chatsOn: chatsOn === 1,
    networkChatsOn: networkChatsOn === 1,
    visitsNeedApproval: visitsNeedApproval === 1,
  }
}

export const bookings: Table<'booking'> = {
  name: 'bookings',
  columns: [
    'location_id',
    'user_id',
    'company_id',
    'service',
    'resource',
    'title',
    'starts_at',
    'ends_at',
    'status',
    'paid',
    'first',
  ],
  values: (row) => [
    row.locationId,
    row.userId,
    row.companyId,
    row.service,
    row.resource,
    row.title,
    row.startsAt,
    row.endsAt,
    row.status,
    Number(row.paid),
    Number(row.first),
  ],
}

export const BOOKING_COLUMNS = `id, rev, location_id AS locationId, user_id AS userId, company_id AS companyId, service,
  resource, title, starts_at AS startsAt, ends_at AS endsAt, status, paid, first`
export type StoredBooking = Stored<BookingRow, 'paid' | 'first'>

export function readBooking(stored: StoredBooking): BookingRow {
  return { ...stored, paid: stored.paid === 1, first: stored.first === 1 }
}

export const notifications: Table<'notification'> = {
  name: 'notifications',
  columns: [
    'location_id',
    'category',
    'kind',
    'actor_kind',
    'actor_id',
    'verb',
    'object',
    'detail',
    'booked_by',
    'booking_id',
    'first_booking',
    'at',
    'signature_id',
    'by_user_id',
  ],
  values: (row) => [
    row.locationId,
    row.category,
    row.kind,
    row.actor.kind,
    row.actor.id,
    row.verb,
    row.object,
    row.detail,
    row.bookedBy,
    row.bookingId,
    Number(row.firstBooking),
    row.at,
    row.signatureId ?? null,
    row.byUserId ?? null,
  ],
}

export const notificationMarks: Table<'notificationMark'> = {
  name: 'notification_marks',
  columns: ['notification_id', 'user_id', 'read'],
  values: (row) => [row.notificationId, row.userId, Number(row.read)],
}

export const notificationChoices: Table<'notificationChoice'> = {
  name: 'notification_choices',
  columns: ['user_id', 'category', 'told'],
  values: (row) => [row.userId, row.category, Number(row.on)],
}

export const visits: Table<'visit'> = {
  name: 'visits',
  columns: [
    'location_id',
    'host_user_id',
    'visitor_name',
    'visitor_email',
    'visitor_company',
    'registered_by_user_id',
    'status',
    'status_before',
    'status_at',
    'status_by_user_id',
    'expected_at',
    'checked_in_at',
    'checked_out_at',
    'host_told_at',
    'host_read_at',
    'host_coming_at',
    'nudged_at',
    'mailed_at',
    'code',
    'chat',
  ],
  values: (row) => [
    row.locationId,
    row.hostUserId,
    row.visitorName,
    row.visitorEmail,
    row.visitorCompany,
    row.registeredByUserId,
    row.status,
    row.statusBefore,
    row.statusAt,
    row.statusByUserId,
    row.expectedAt,
    row.checkedInAt,
    row.checkedOutAt,
    row.hostToldAt,
    row.hostReadAt,
    row.hostComingAt,
    row.nudgedAt,
    row.mailedAt,
    row.code,
    row.chat ? JSON.stringify(row.chat) : null,
  ],
}

/** Under the names of the wire, for `readVisit`. Of the table, or of `shown_visits` with what waits laid over. */
export const VISIT_COLUMNS = `id, rev, location_id AS locationId, host_user_id AS hostUserId,
  visitor_name AS visitorName, visitor_email AS visitorEmail, visitor_company AS visitorCompany,
  registered_by_user_id AS registeredByUserId, status, status_before AS statusBefore, status_at AS statusAt,
  status_by_user_id AS statusByUserId, expected_at AS expectedAt, checked_in_at AS checkedInAt,
  checked_out_at AS checkedOutAt, host_told_at AS hostToldAt, host_read_at AS hostReadAt,
  host_coming_at AS hostComingAt, nudged_at AS nudgedAt, mailed_at AS mailedAt, code, chat`

/** A visit as `VISIT_COLUMNS` reads it. */
export type VisitColumns = Omit<VisitRow, 'chat'> & { chat: string | null }

/** The wire's row of a stored one; whatever else was read with it stays. */
export function readVisit<Stored extends VisitColumns>({
  chat,
  ...stored
}: Stored): Omit<Stored, 'chat'> & Pick<VisitRow, 'chat'> {
  return { ...stored, chat: chat === null ? null : (JSON.parse(chat) as VisitRow['chat']) }
}
