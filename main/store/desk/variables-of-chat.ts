import {
  deskConversationId,
  type ConversationId,
  type LocationId,
  type Subject,
  type UserId,
} from '../../../protocol/wire/ids.ts'
import { chatOf, type Chat } from '../chats/chat.ts'
import type { StoreContext } from '../context.ts'
import { lookUpFace } from '../people/faces.ts'
import { formatIn } from '../space/day-bounds.ts'
import type { Variables } from './fill-variables.ts'

type Owned = Pick<Chat, 'subject' | 'locationId'>

interface Appointment {
  at: number
  room: string | null
  hostUserId: UserId | null
}

/** A visit is still meant until so long after it was expected. */
const LATE_MS = 3 * 3_600_000

/**
 * What the variables of a saved reply stand for in one chat: the customer, the booking that runs or comes next, the visit
 * of today or later when there is no booking, and the location, in whose time zone times are written. `asked` is whose chat it is when nobody has written in it yet.
 */
export function variablesOfChat(
  context: StoreContext,
  conversationId: ConversationId,
  asked: Subject | null,
): Variables {
  const { cache, session, now } = context
  const chat = chatOf(context, conversationId) ?? notBegun(session.here(), conversationId, asked)
  if (!chat) return { 'my name': session.get('access')?.name ?? null }
  const { subject, locationId } = chat
  const { name } = lookUpFace(context, subject, locationId).face
  const location = cache.get<{ name: string; timeZone: string }>(
    'SELECT name, time_zone AS timeZone FROM locations WHERE id = @locationId',
    { locationId },
  )
  const visit = nextVisit(chat)
  const appointment = nextBooking(chat) ?? visit
  const timeZone = location?.timeZone ?? 'UTC'
  return {
    name,
    'first name': subject.kind === 'user' ? (name.split(/\s+/)[0] ?? name) : name,
    company: subject.kind === 'company' ? name : companyOf(chat),
    room: appointment?.room ?? null,
    time: appointment && formatIn('en-GB', timeZone, { timeStyle: 'short' }).format(appointment.at),
    date:
      appointment &&
      formatIn('en-GB', timeZone, { weekday: 'long', day: 'numeric', month: 'long' }).format(appointment.at),
    location: location?.name ?? null,
    host: visit?.hostUserId
      ? lookUpFace(context, { kind: 'user', id: visit.hostUserId }, locationId).face.name
      : null,
    'my name': session.get('access')?.name ?? null,
  }

  function nextBooking({ subject: { kind, id } }: Owned): Appointment | null {
    const whose = kind === 'user' ? 'user_id' : 'company_id'
    return (
      cache.get<Appointment>(
        `SELECT starts_at AS at, resource AS room, NULL AS hostUserId FROM bookings
         WHERE ${whose} = @id AND location_id = @locationId AND status = 'completed' AND ends_at > @now
         ORDER BY starts_at LIMIT 1`,
        { id, locationId, now: now() },
      ) ?? null
    )
  }

  /** A visitor is known by e-mail only. */
  function nextVisit({ subject: { kind, id } }: Owned): Appointment | null {
    if (kind === 'company') return null
    return (
      cache.get<Appointment>(
        `SELECT expected_at AS at, NULL AS room, host_user_id AS hostUserId FROM visits
         WHERE location_id = @locationId AND visitor_email = (SELECT email FROM users WHERE id = @id)
           AND status IN ('expected', 'waitingForApproval', 'checkedIn') AND expected_at > @earliest
         ORDER BY expected_at LIMIT 1`,
        { id, locationId, earliest: now() - LATE_MS },
      ) ?? null
    )
  }

  function companyOf({ subject: { id } }: Owned): string | null {
    const company = cache.get<{ name: string }>(
      `SELECT companies.name FROM memberships JOIN companies ON companies.id = company_id
       WHERE user_id = @id AND memberships.location_id = @locationId LIMIT 1`,
      { id, locationId },
    )
    return company?.name ?? null
  }
}

/** The chat that a first message would begin, as its id is made of its location and its customer. */
function notBegun(here: LocationId, conversationId: ConversationId, subject: Subject | null): Owned | null {
  if (subject === null || deskConversationId(here, subject) !== conversationId) return null
  return { subject, locationId: here }
}
