import type { ConversationId, MessageId, UserId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { chatsWithDueFollowUps } from '../desk/follow-ups-due.ts'
import { filesOf } from '../files/stored-files.ts'
import { stagedOfMessage } from '../outbox/staged-files.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from '../people/faces.ts'
import { nameMatch } from '../people/name-match.ts'
import type { Store } from '../store.ts'
import { countOfChats, UNMOVED, type ChatChoice } from './chat-now.ts'
import { UNAVAILABLE } from './unavailable.ts'
import { MENTIONED, UNREAD, WANTS_READING } from './unread.ts'
import type { ChatListRow } from '../views.ts'

type Filter = Parameters<Store['chatsList']>[0]['filter'] | 'answered'

/** What is asked of the list; `answered` is for a hand-over: assigned to somebody, and no question open. */
export interface ListAsked {
  filter: Filter
  query: string
  offset: number
  limit: number
}

interface ListColumns extends FaceColumns {
  id: ConversationId
  assigneeUserId: UserId | null
  assigneeName: string | null
  lastText: string | null
  lastAt: number
  lastSide: string
  lastAuthor: UserId
  lastKind: string
  lastFiles: number
  lastMessageId: MessageId
  lastDeleted: number
  pending: number
  unread: number
  mentionsMe: number
  direct: number
  closed: number
  flagged: number
  mutedUntil: number | null
  pinned: number
  shelf: number
  waitingSince: number | null
  firstBooking: number | null
}

/** Conditions on a row of `chats` alone: a page of 10,000 chats needs no join. An archived chat is in no other list. */
const FILTERS: Record<Filter, ChatChoice> = {
  all: { condition: 'chat.shelf < 2', index: 'chats_in_order' },
  unread: { condition: `chat.shelf < 2 AND ${WANTS_READING}`, index: 'chats_unread' },
  mine: { condition: 'chat.shelf < 2 AND chat.assignee_user_id = @me', index: 'chats_assigned' },
  unassigned: {
    condition: 'chat.shelf < 2 AND chat.assignee_user_id IS NULL AND chat.is_direct = 0',
    index: 'chats_in_order',
  },
  waiting: {
    condition: 'chat.shelf < 2 AND chat.waiting_since IS NOT NULL AND chat.is_direct = 0',
    index: 'chats_waiting',
  },
  archived: { condition: 'chat.shelf = 2', index: 'chats_in_order' },
  answered: {
    condition: 'chat.shelf < 2 AND chat.assignee_user_id IS NOT NULL AND chat.waiting_since IS NULL',
    index: 'chats_assigned',
  },
}
/** Pinned ones first, then by the newest message; who waits is in the order of waiting. */
const BY_NEWEST = 'shelf, last_at DESC, conversation_id'
const BY_WAIT = 'waiting_since, conversation_id'

const CONVERSATION = 'LEFT JOIN conversations c ON c.id = chat.conversation_id'
const otherId = (movedSubject: string) => `coalesce(c.subject_id, ${movedSubject},
  CASE c.participant_a WHEN @me THEN c.participant_b ELSE c.participant_a END)`

/**
 * The chats here, a page at a time. A chat in which something waits is placed where it will stand when that is done; the
 * others are read in the order of an index, so a page costs the page and not the list.
 */
export function chatsListed(
  context: StoreContext,
  asked: ListAsked,
): { chats: ChatListRow[]; total: number } {
  const { cache, overlay, session, now } = context
  overlay.refresh()
  const me = session.me()
  const chosen = chosenBy(asked)
  const values = { me, here: session.here(), ...chosen.values }
  const rows = cache.all<ListColumns>(pageSql(chosen), {
    ...values,
    offset: asked.offset,
    limit: asked.limit,
  })
  const total = cache.get<{ total: number }>(chosen.countSql, values)?.total ?? 0
  const more = { me, now: now(), drafts: draftsOf(context), due: chatsWithDueFollowUps(context) }
  return { chats: rows.map((row) => viewOf(row, more, firstFile(context, row))), total }
}

interface Chosen {
  stored: string
  moved: string
  order: string
  countSql: string
  values: ReturnType<typeof nameMatch>['values']
}

function chosenBy({ filter, query }: ListAsked): Chosen {
  const { condition, index } = FILTERS[filter]
  const order = filter === 'waiting' ? BY_WAIT : BY_NEWEST
  const STORED = `FROM chats chat INDEXED BY ${index}`
  const MOVED = 'FROM temp.moved_chats chat'
  if (query.trim() === '') {
    return {
      stored: `${STORED} WHERE ${condition}`,
      moved: `${MOVED} WHERE ${condition}`,
      order,
      countSql: countOfChats({ condition, index }),
      values: {},
    }
  }
  const stored = nameMatch(query, otherId('NULL'))
  const moved = nameMatch(query, otherId('chat.subject_id'))
  const storedFrom = `${STORED} ${CONVERSATION} WHERE ${condition} AND ${stored.sql}`
  const movedFrom = `${MOVED} ${CONVERSATION} WHERE ${condition} AND ${moved.sql}`
  const HERE = 'AND chat.location_id = @here AND chat.listed = 1'
  return {
    stored: storedFrom,
    moved: movedFrom,
    order,
    countSql: `SELECT (SELECT count(*) ${storedFrom} ${HERE} AND ${UNMOVED}) + (SELECT count(*) ${movedFrom} ${HERE}) AS total`,
    values: stored.values,
  }
}

/** The stored half comes in the order of its index and ends as soon as the page must be full. */
function pageSql({ stored, moved, order }: Chosen): string {
  const PLACE = `chat.conversation_id, chat.key, chat.last_message_id, chat.last_seq, chat.last_at, chat.last_text,
    chat.last_kind, chat.last_side, chat.last_author_user_id, chat.last_file_count, chat.last_deleted,
    chat.assignee_user_id, chat.waiting_since, chat.read_seq, chat.flagged_unread, chat.muted_until, chat.pinned,
    chat.shelf, chat.is_direct`
  const HERE = 'AND chat.location_id = @here AND chat.listed = 1'
  const storedOrder = order
    .split(', ')
    .map((column) => `chat.${column}`)
    .join(', ')
  return `WITH
    listed AS (
      SELECT * FROM (SELECT ${PLACE}, NULL AS written, NULL AS subject_kind, NULL AS subject_id
        ${stored} ${HERE} AND ${UNMOVED} ORDER BY ${storedOrder} LIMIT @limit + @offset)
      UNION ALL SELECT ${PLACE}, chat.written, chat.subject_kind, chat.subject_id ${moved} ${HERE}),
    page AS (
      SELECT chat.*, coalesce(c.closed_to LIKE '%' || @me || '%', 0) AS closed,
        coalesce(c.subject_kind, chat.subject_kind, 'user') AS other_kind,
        ${otherId('chat.subject_id')} AS other_id
      FROM (SELECT * FROM listed ORDER BY ${order} LIMIT @limit OFFSET @offset) chat ${CONVERSATION})
  SELECT chat.conversation_id AS id, chat.assignee_user_id AS assigneeUserId, assignee.name AS assigneeName,
    coalesce(send.text, edit.text, chat.last_text) AS lastText, chat.last_at AS lastAt,
    iif(send.message_id IS NULL, chat.last_side, 'desk') AS lastSide,
    iif(send.message_id IS NULL, chat.last_author_user_id, @me) AS lastAuthor,
    coalesce(send.kind, chat.last_kind) AS lastKind,
    coalesce(send.file_count, chat.last_file_count) AS lastFiles,
    coalesce(send.message_id, chat.last_message_id) AS lastMessageId,
    iif(send.message_id IS NULL, chat.last_deleted OR (edit.message_id IS NOT NULL AND edit.text IS NULL), 0)
      AS lastDeleted,
    chat.written IS NOT NULL AS pending, coalesce(${UNREAD}, 0) AS unread, coalesce(${MENTIONED}, 0) AS mentionsMe,
    chat.is_direct AS direct, chat.closed, chat.flagged_unread AS flagged, chat.muted_until AS mutedUntil, chat.pinned, chat.shelf,
    chat.waiting_since AS waitingSince,
    (SELECT first FROM bookings WHERE other_kind = 'user' AND user_id = other_id AND location_id = @here
       AND status = 'completed' ORDER BY starts_at DESC LIMIT 1) AS firstBooking,
    other_kind AS subjectKind, other_id AS subjectId, ${FACE_COLUMNS}
  FROM page chat
  LEFT JOIN temp.waiting_sends send ON send.written = chat.written
  LEFT JOIN temp.waiting_edits edit ON edit.message_id = chat.last_message_id AND edit.state <> 'failed'
  LEFT JOIN users assignee ON assignee.id = chat.assignee_user_id
  ${faceJoins('other_kind', 'other_id')}
  ORDER BY ${storedOrder}`
}

function draftsOf({ outbox }: StoreContext): Map<string, string> {
  const drafts = outbox.all<{ id: string; text: string }>(
    `SELECT conversation_id AS id, substr(text, 1, 200) AS text FROM drafts WHERE text <> ''`,
  )
  return new Map(drafts.map(({ id, text }) => [id, text]))
}

/** What is named in the place of words; read only for those few messages of a page that have none. */
function firstFile({ cache, outbox }: StoreContext, row: ListColumns): { name: string; mime: string } | null {
  if (row.lastFiles === 0 || row.lastText || row.lastDeleted === 1) return null
  const [file] = [...filesOf(cache, row.lastMessageId), ...stagedOfMessage(outbox, row.lastMessageId)]
  return file ? { name: file.name, mime: file.mime } : null
}

function viewOf(
  row: ListColumns,
  { me, now, drafts, due }: { me: UserId; now: number; drafts: Map<string, string>; due: Set<string> },
  file: { name: string; mime: string } | null,
): ChatListRow {
  return {
    conversationId: row.id,
    kind: row.direct === 1 ? 'direct' : 'desk',
    face: row.closed === 1 ? { ...faceOf(row), name: UNAVAILABLE, photoFileId: null } : faceOf(row),
    standing: row.closed === 1 ? 'unknown' : standingOf(row),
    firstBooking: row.firstBooking === 1,
    assigneeUserId: row.assigneeUserId,
    assigneeName: row.assigneeUserId && (row.assigneeName ?? 'Unknown person'),
    last: {
      text: row.lastDeleted === 1 ? 'Message unsent' : (row.lastText ?? ''),
      at: row.lastAt,
      byDesk: row.lastSide === 'desk',
      byMe: row.lastAuthor === me,
      isNote: row.lastKind === 'note',
      fileCount: row.lastFiles,
      file,
      pending: row.pending === 1,
    },
    unread: row.unread,
    flaggedUnread: row.flagged === 1,
    mentionsMe: row.mentionsMe === 1,
    pinned: row.pinned === 1,
    muted: (row.mutedUntil ?? 0) > now,
    archived: row.shelf === 2,
    waitingSince: row.waitingSince,
    followUpDue: due.has(row.id),
    draft: drafts.get(row.id) ?? null,
  }
}
