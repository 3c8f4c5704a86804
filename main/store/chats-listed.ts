import type { ConversationId, UserId } from '../../protocol/wire/ids.ts'
import type { StoreContext } from './context.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from './faces.ts'
import { nameMatch } from './name-match.ts'
import type { Store } from './store.ts'
import { flaggedSql, unreadSql } from './unread.ts'
import type { ChatListRow } from './views.ts'

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

const FILTERS: Record<Input['filter'], string> = {
  all: 'TRUE',
  unread: `(${unreadSql('chat.id')} > 0 OR ${flaggedSql('chat.id')} = 1)`,
  mine: 'chat.assignee_user_id = @me',
  unassigned: `chat.assignee_user_id IS NULL AND chat.kind = 'desk'`,
}

/**
 * The chats here, newest message first, a page at a time. A chat in which something waits is placed by the time of that;
 * both halves are read in order, so a page costs the page and not the list.
 */
export function chatsListed(context: StoreContext, input: Input): { chats: ChatListRow[]; total: number } {
  const { cache, outbox, overlay, session } = context
  overlay.refresh()
  const me = session.me()
  const names = nameMatch(input.query, 'chat.other_id')
  const listed = listedSql(`${FILTERS[input.filter]} AND ${names.sql}`)
  const values = { me, here: session.here(), ...names.values }
  const rows = cache.all<ListColumns>(`${listed} ${PAGE}`, {
    ...values,
    offset: input.offset,
    limit: input.limit,
  })
  const total =
    cache.get<{ total: number }>(`${listed} SELECT count(*) AS total FROM listed`, values)?.total ?? 0
  const draftOf = new Map(
    outbox
      .all<{ id: string; text: string }>(
        'SELECT conversation_id AS id, substr(text, 1, 200) AS text FROM drafts',
      )
      .map(({ id, text }) => [id, text]),
  )
  return { chats: rows.map((row) => viewOf(row, me, draftOf.get(row.id) ?? null)), total }
}

/** Both halves as `listed`: id, time, and whether something waits. */
function listedSql(condition: string): string {
  const stored = `SELECT id, kind, assignee_user_id, coalesce(subject_kind, 'user') AS other_kind,
      coalesce(subject_id, CASE participant_a WHEN @me THEN participant_b ELSE participant_a END) AS other_id
    FROM conversations`
  return `WITH
    waiting AS (
      SELECT conversation_id AS id, max(at) AS at, max(written) AS written, max(subject_kind) AS subject_kind,
        max(subject_id) AS subject_id
      FROM waiting_sends WHERE location_id = @here GROUP BY conversation_id),
    chats AS (
      ${stored}
      UNION ALL
      SELECT id, 'desk', NULL, subject_kind, subject_id FROM waiting
      WHERE subject_id IS NOT NULL AND id NOT IN (SELECT id FROM conversations)),
    listed AS (
      SELECT chat.id, last_at AS at, NULL AS written, other_kind, other_id, assignee_user_id
      FROM chat_tails JOIN (${stored}) chat ON chat.id = conversation_id
      WHERE location_id = @here AND conversation_id NOT IN (SELECT id FROM waiting) AND ${condition}
      UNION ALL
      SELECT chat.id, at, written, other_kind, other_id, assignee_user_id
      FROM waiting JOIN chats chat ON chat.id = waiting.id WHERE ${condition})`
}

const PAGE = `, page AS (SELECT * FROM listed ORDER BY at DESC, id LIMIT @limit OFFSET @offset)
  SELECT page.id, page.assignee_user_id AS assigneeUserId,
    coalesce(send.text, edit.text, tail.last_text) AS lastText,
    page.at AS lastAt,
    iif(send.message_id IS NULL, tail.last_side, 'desk') AS lastSide,
    iif(send.message_id IS NULL, tail.last_author_user_id, @me) AS lastAuthor,
    coalesce(send.kind, tail.last_kind) AS lastKind,
    coalesce(send.file_count, tail.last_file_count) AS lastFiles,
    iif(send.message_id IS NULL, tail.last_deleted, 0) AS lastDeleted,
    page.written IS NOT NULL AS pending,
    ${unreadSql('page.id')} AS unread, ${flaggedSql('page.id')} AS flagged,
    (SELECT first FROM bookings WHERE other_kind = 'user' AND user_id = other_id AND location_id = @here
       AND status = 'completed' ORDER BY starts_at DESC LIMIT 1) AS firstBooking,
    other_kind AS subjectKind, other_id AS subjectId, ${FACE_COLUMNS}
  FROM page
  LEFT JOIN waiting_sends send ON send.written = page.written
  LEFT JOIN chat_tails tail ON tail.conversation_id = page.id
  LEFT JOIN waiting_edits edit ON edit.message_id = tail.last_message_id AND edit.state <> 'failed'
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
