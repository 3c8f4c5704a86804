import type { ConversationId, UserId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from '../people/faces.ts'
import { nameMatch } from '../people/name-match.ts'
import type { Store } from '../store.ts'
import { FLAGGED, MARK_JOINS, UNREAD } from './unread.ts'
import type { ChatListRow } from '../views.ts'

type Input = Parameters<Store['chatsList']>[0]

interface ListColumns extends FaceColumns {
  id: ConversationId
  assigneeUserId: UserId | null
  lastText: string | null
  lastAt: number
  lastSide: string
  lastAuthor: UserId
  lastKind: string
  lastFiles: number
  lastDeleted: number
  pending: number
  unread: number
  flagged: number
  firstBooking: number | null
}

const CONVERSATION = 'LEFT JOIN conversations c ON c.id = chat.conversation_id'

/** Each filter as a condition, and the joins that it needs: the plain list of 10,000 chats should need none. */
const FILTERS: Record<Input['filter'], { condition: string; joins: string }> = {
  all: { condition: 'TRUE', joins: '' },
  unread: { condition: `(${UNREAD} > 0 OR ${FLAGGED} = 1)`, joins: MARK_JOINS },
  mine: { condition: 'c.assignee_user_id = @me', joins: CONVERSATION },
  unassigned: {
    condition: `c.assignee_user_id IS NULL AND c.kind IS NOT 'direct'`,
    joins: CONVERSATION,
  },
}
const OTHER_ID = `coalesce(c.subject_id, waiting.subject_id,
  CASE c.participant_a WHEN @me THEN c.participant_b ELSE c.participant_a END)`

/**
 * The chats here, newest message first, a page at a time. A chat in which something waits is placed by the time of that;
 * both halves are read in order, so a page costs the page and not the list.
 */
export function chatsListed(context: StoreContext, input: Input): { chats: ChatListRow[]; total: number } {
  const { cache, outbox, overlay, session } = context
  overlay.refresh()
  const me = session.me()
  const { condition, joins } = conditionOf(input)
  const { sql, values: words } = nameMatch(input.query, OTHER_ID)
  const chosen = { condition: `${condition} AND ${sql}`, joins }
  const values = { me, here: session.here(), ...words }
  const rows = cache.all<ListColumns>(pageSql(chosen), {
    ...values,
    offset: input.offset,
    limit: input.limit,
  })
  const total = cache.get<{ total: number }>(countSql(chosen), values)?.total ?? 0
  const draftOf = new Map(
    outbox
      .all<{ id: string; text: string }>(
        'SELECT conversation_id AS id, substr(text, 1, 200) AS text FROM drafts',
      )
      .map(({ id, text }) => [id, text]),
  )
  return { chats: rows.map((row) => viewOf(row, me, draftOf.get(row.id) ?? null)), total }
}

function conditionOf({ filter, query }: Input): Chosen {
  const { condition, joins } = FILTERS[filter]
  const named = query.trim() !== '' && !joins.includes(CONVERSATION)
  return { condition, joins: named ? `${joins} ${CONVERSATION}` : joins }
}

interface Chosen {
  condition: string
  joins: string
}

/** Chats in which a message waits, stored or not, as `waiting`. */
const WAITING = `WITH waiting AS MATERIALIZED (
  SELECT conversation_id, max(at) AS at, max(written) AS written, max(subject_kind) AS subject_kind,
    max(subject_id) AS subject_id
  FROM waiting_sends WHERE location_id = @here GROUP BY conversation_id)`
const STORED_FROM = 'FROM chats chat LEFT JOIN waiting ON FALSE'
const WAITING_FROM = 'FROM waiting LEFT JOIN chats chat ON chat.conversation_id = waiting.conversation_id'

function countSql({ condition, joins }: Chosen): string {
  return `${WAITING} SELECT
    (SELECT count(*) ${STORED_FROM} ${joins}
      WHERE chat.location_id = @here AND chat.listed = 1 AND ${condition}) +
    (SELECT count(*) ${WAITING_FROM} ${joins} WHERE coalesce(chat.listed, 0) = 0 AND ${condition}) AS total`
}

/** The stored half comes in the order of its index and ends as soon as the page must be full. */
function pageSql({ condition, joins }: Chosen): string {
  return `${WAITING},
    listed AS (
      SELECT * FROM (
        SELECT chat.conversation_id AS id, chat.last_at AS at, NULL AS written ${STORED_FROM} ${joins}
        WHERE chat.location_id = @here AND chat.listed = 1
          AND chat.conversation_id NOT IN (SELECT conversation_id FROM waiting) AND ${condition}
        ORDER BY chat.last_at DESC, chat.conversation_id LIMIT @limit + @offset)
      UNION ALL
      SELECT waiting.conversation_id, waiting.at, waiting.written ${WAITING_FROM} ${joins} WHERE ${condition})
    ${SHOWN}`
}

const SHOWN = `, page AS (
    SELECT listed.*, coalesce(c.subject_kind, waiting.subject_kind, 'user') AS other_kind, ${OTHER_ID} AS other_id,
      c.assignee_user_id
    FROM (SELECT * FROM listed ORDER BY at DESC, id LIMIT @limit OFFSET @offset) listed
    LEFT JOIN conversations c ON c.id = listed.id LEFT JOIN waiting ON waiting.conversation_id = listed.id)
  SELECT page.id, page.assignee_user_id AS assigneeUserId,
    coalesce(send.text, edit.text, chat.last_text) AS lastText,
    page.at AS lastAt,
    iif(send.message_id IS NULL, chat.last_side, 'desk') AS lastSide,
    iif(send.message_id IS NULL, chat.last_author_user_id, @me) AS lastAuthor,
    coalesce(send.kind, chat.last_kind) AS lastKind,
    coalesce(send.file_count, chat.last_file_count) AS lastFiles,
    iif(send.message_id IS NULL, chat.last_deleted, 0) AS lastDeleted,
    page.written IS NOT NULL AS pending, coalesce(${UNREAD}, 0) AS unread, ${FLAGGED} AS flagged,
    (SELECT first FROM bookings WHERE other_kind = 'user' AND user_id = other_id AND location_id = @here
       AND status = 'completed' ORDER BY starts_at DESC LIMIT 1) AS firstBooking,
    other_kind AS subjectKind, other_id AS subjectId, ${FACE_COLUMNS}
  FROM page
  LEFT JOIN waiting_sends send ON send.written = page.written
  LEFT JOIN chats chat ON chat.conversation_id = page.id ${MARK_JOINS}
  LEFT JOIN waiting_edits edit ON edit.message_id = chat.last_message_id AND edit.state <> 'failed'
  ${faceJoins('other_kind', 'other_id')}
  ORDER BY page.at DESC, page.id`

function viewOf(row: ListColumns, me: UserId, draft: string | null): ChatListRow {
  return {
    conversationId: row.id,
    face: faceOf(row),
    standing: standingOf(row),
    firstBooking: row.firstBooking === 1,
    assigneeUserId: row.assigneeUserId,
    last: {
      text: row.lastDeleted === 1 ? 'Message unsent' : (row.lastText ?? ''),
      at: row.lastAt,
      byDesk: row.lastSide === 'desk',
      byMe: row.lastAuthor === me,
      isNote: row.lastKind === 'note',
      fileCount: row.lastFiles,
      pending: row.pending === 1,
    },
    unread: row.unread,
    flaggedUnread: row.flagged === 1,
    draft,
  }
}
