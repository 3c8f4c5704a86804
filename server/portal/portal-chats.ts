import type { PortalChat, PortalMessage } from '../../protocol/wire/http.ts'
import type { ConversationId, LocationId, MessageId, UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import type { CustomerChat } from '../rules/customer-chats.ts'
import { closedTo, directLocation, type DirectChat } from '../rules/direct-chats.ts'
import { permissionsOf } from '../rules/permissions.ts'
import type { AdministratorRole } from '../../protocol/wire/rows/people.ts'
import { withCards } from './message-cards.ts'
import type { OwnChat } from './own-chat.ts'

type StoredMessage = Omit<PortalMessage, 'signatures'>

const PAGE = 50
const UNAVAILABLE = 'Unavailable user'
/** UTF-16 units of a quoted message that are shown. */
const QUOTE_LENGTH = 200

/** What a customer may see of the messages: never an internal note. */
const SHOWN = `t.kind <> 'note'`
/** Written by the asker ($1) as a customer: what the same person answers at the desk is the desk's. */
const OWN = `(t.author_user_id = $1::uuid and (t.side = 'customer' or c.kind = 'direct'))`
/** A booking's card has no words of its own; what a colleague booked for the company is "Reserved" to the others. */
const TEXT = `case when t.kind = 'booking' and t.text = '' then
  coalesce(case when b.user_id = $1::uuid then b.title else 'Reserved' end || ', ' || b.resource, '') else t.text end`

/** One chat as it stands in the list; null for a company's chat that was never opened. */
export function portalChat(queries: Queries, chat: OwnChat, userId: UserId): Promise<PortalChat | null> {
  return chat.kind === 'desk'
    ? portalDeskChat(queries, chat, userId)
    : portalDirectChat(queries, chat, userId)
}

async function portalDeskChat(
  queries: Queries,
  chat: CustomerChat,
  userId: UserId,
): Promise<PortalChat | null> {
  const { conversationId, locationId, subject } = chat
  const [location] = await queries.query<{ name: string; timeZone: string; chatsOn: boolean }>(
    'select name, time_zone as "timeZone", chats_on and network_chats_on as "chatsOn" from locations where id = $1',
    [locationId],
  )
  if (location === undefined) return null
  const { unread, last } = await standing(queries, conversationId, userId)
  if (last === null && subject.kind === 'company') return null
  const company = subject.kind === 'company' ? await companyName(queries, subject.id) : null
  return {
    conversationId,
    kind: 'desk',
    otherUserId: null,
    hasBlocked: false,
    title: company === null ? `${location.name} desk` : `${location.name} desk, ${company}`,
    readers: await readersOf(queries, locationId),
    locationName: location.name,
    timeZone: location.timeZone,
    last,
    unread,
    canWrite: location.chatsOn,
    why: location.chatsOn ? null : `Chats are switched off at ${location.name}.`,
  }
}

/**
 * A direct chat, whether or not it has begun, as one of its two people sees it. Whoever is unavailable has no name any
 * more, and why is not said.
 */
export async function portalDirectChat(
  queries: Queries,
  { conversationId, otherUserId }: DirectChat,
  userId: UserId,
): Promise<PortalChat | null> {
  const [other] = await queries.query<{ name: string }>('select name from users where id = $1', [otherUserId])
  const [place] = await queries.query<{ name: string; timeZone: string; chatsOn: boolean }>(
    `select name, time_zone as "timeZone", chats_on and network_chats_on as "chatsOn" from locations
     where id = coalesce((select location_id from conversations where id = $1), $2)`,
    [conversationId, await directLocation(queries, userId, otherUserId)],
  )
  if (other === undefined || place === undefined) return null
  const isClosed = (await closedTo(queries, userId, otherUserId)).includes(userId)
  const blocks = await queries.query(
    'select 1 from blocks where user_id = $1 and blocked_user_id = $2 and active',
    [userId, otherUserId],
  )
  const hasBlocked = blocks.length > 0
  const why = hasBlocked
    ? `You have blocked ${other.name}. Unblock them to write.`
    : isClosed
      ? 'This person is unavailable. What was written stays readable.'
      : place.chatsOn
        ? null
        : `Chats are switched off at ${place.name}.`
  return {
    conversationId,
    kind: 'direct',
    otherUserId: isClosed ? null : otherUserId,
    hasBlocked,
    title: isClosed ? UNAVAILABLE : other.name,
    readers: 'Only the two of you read this',
    locationName: place.name,
    timeZone: place.timeZone,
    ...(await standing(queries, conversationId, userId)),
    canWrite: why === null,
    why,
  }
}

/**
 * How a chat stands. Counted before its last words are read: what is written in between is shown before it is counted, and
 * not counted with the words of an earlier message, or of none, beside it.
 */
async function standing(
  queries: Queries,
  conversationId: ConversationId,
  userId: UserId,
): Promise<Pick<PortalChat, 'unread' | 'last'>> {
  const unread = await unreadIn(queries, conversationId, userId)
  return { unread, last: await lastIn(queries, conversationId, userId) }
}

async function lastIn(
  queries: Queries,
  conversationId: ConversationId,
  userId: UserId,
): Promise<PortalChat['last']> {
  const [last] = await queries.query<{ text: string; at: number; own: boolean }>(
    `select case when t.deleted_at is not null then 'Message unsent'
         when t.text = '' and t.kind = 'text' then coalesce(t.files->0->>'name', '') else ${TEXT} end as text,
       t.sent_at as at, ${OWN} as own
     from messages t join conversations c on c.id = t.conversation_id left join bookings b on b.id = t.booking_id
     where t.conversation_id = $2 and ${SHOWN} order by t.seq desc limit 1`,
    [userId, conversationId],
  )
  return last ?? null
}

/** The newest 50 messages with `seq < before`, oldest first, and whether there are older ones. */
export async function portalMessages(
  queries: Queries,
  conversationId: ConversationId,
  before: number,
  userId: UserId,
): Promise<{ messages: PortalMessage[]; hasOlder: boolean }> {
  const newest = await queries.query<StoredMessage>(
    `${MESSAGE} where t.conversation_id = $2 and t.seq < $3 and ${SHOWN} order by t.seq desc limit $4`,
    [userId, conversationId, before, PAGE + 1],
  )
  const messages = await withCards(queries, newest.slice(0, PAGE).reverse(), userId)
  return { messages, hasOlder: newest.length > PAGE }
}

/** One message as its customer sees it. */
export async function portalMessage(
  queries: Queries,
  id: MessageId,
  userId: UserId,
): Promise<PortalMessage | null> {
  const found = await queries.query<StoredMessage>(`${MESSAGE} where t.id = $2 and ${SHOWN}`, [userId, id])
  return (await withCards(queries, found, userId))[0] ?? null
}

/** How far the other side has read: any administrator of the location, or the other person. */
export async function othersReadSeq(queries: Queries, chat: OwnChat): Promise<number> {
  if (chat.kind === 'direct') {
    const [mark] = await queries.query<{ seq: number }>(
      'select seq from read_marks where conversation_id = $1 and user_id = $2',
      [chat.conversationId, chat.otherUserId],
    )
    return mark?.seq ?? 0
  }
  const [mark] = await queries.query<{ seq: number | null }>(
    `select max(r.seq) as seq from read_marks r join memberships m on m.user_id = r.user_id
     where r.conversation_id = $1 and m.location_id = $2 and m.admin_role is not null and m.user_id <> $3`,
    [chat.conversationId, chat.locationId, chat.subject.id],
  )
  return mark?.seq ?? 0
}

/** What somebody is called; whoever is unavailable to the asker ($1) has no name any more. */
function nameOf(user: string): string {
  return `case when $1::uuid = any(c.closed_to) and ${user}.id <> $1::uuid then '${UNAVAILABLE}' else ${user}.name end`
}

/** The beginning of the message that this one answers; nothing of one that the customer may not see. */
const REPLY_TO = `(
  select json_build_object('id', a.id, 'authorName', ${nameOf('author')}, 'text', left(
    case when a.text <> '' then a.text else coalesce(a.files->0->>'name', '') end, ${QUOTE_LENGTH}))
  from messages a join users author on author.id = a.author_user_id
  where a.id = t.reply_to_id and a.conversation_id = t.conversation_id and a.kind <> 'note'
)`

/** How many have set each emoji, and whether the asker has: not who. */
const REACTIONS = `(
  select coalesce(json_agg(json_build_object('emoji', r->>'emoji', 'count', jsonb_array_length(r->'userIds'),
    'own', (r->'userIds') ? ($1::uuid)::text) order by place), '[]')
  from jsonb_array_elements(t.reactions) with ordinality as each_one(r, place)
)`

const MESSAGE = `
  select t.id, t.seq, t.side, ${TEXT} as text, t.files, t.sent_at as "sentAt", t.edited_at as "editedAt",
    t.deleted_at as "deletedAt", ${nameOf('u')} as "authorName", ${OWN} as own,
    case when ${OWN} then null else t.author_user_id end as "authorUserId", ${REPLY_TO} as "replyTo",
    ${REACTIONS} as reactions
  from messages t join conversations c on c.id = t.conversation_id join users u on u.id = t.author_user_id
    left join bookings b on b.id = t.booking_id`

async function companyName(queries: Queries, id: string): Promise<string | null> {
  const [company] = await queries.query<{ name: string }>('select name from companies where id = $1', [id])
  return company?.name ?? null
}

async function unreadIn(queries: Queries, conversationId: ConversationId, userId: UserId): Promise<number> {
  const [unread] = await queries.query<{ count: number }>(
    `select count(*) as count from messages t
       join conversations c on c.id = t.conversation_id
     where t.conversation_id = $2 and not ${OWN} and (t.side = 'desk' or c.kind = 'direct') and ${SHOWN}
       and t.deleted_at is null
       and t.seq > coalesce((select seq from read_marks where conversation_id = $2 and user_id = $1), 0)`,
    [userId, conversationId],
  )
  return unread?.count ?? 0
}

/** The customer always sees who reads along (mission.md, "desk chat"): "Dana, Maria and 2 colleagues answer". */
export async function readersOf(queries: Queries, locationId: LocationId): Promise<string> {
  const administrators = await queries.query<{
    name: string
    role: AdministratorRole
    chat: string[] | null
  }>(
    `select u.name, m.admin_role as role, m.chat_permissions as chat
     from memberships m join users u on u.id = m.user_id
     where m.location_id = $1 and m.admin_role is not null order by m.since, u.name`,
    [locationId],
  )
  const names = administrators
    .filter(({ role, chat }) => permissionsOf(role, chat).includes('chat.read'))
    .map(({ name }) => name.split(' ')[0] ?? name)
  const [first, second, ...more] = names
  if (first === undefined) return 'Nobody reads here at the moment'
  if (second === undefined) return `${first} answers`
  if (more.length === 0) return `${first} and ${second} answer`
  return `${first}, ${second} and ${more.length} ${more.length === 1 ? 'colleague' : 'colleagues'} answer`
}
