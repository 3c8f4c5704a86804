import type { BookingId, MessageId, OpId, UserId } from '../../../protocol/wire/ids.ts'
import type { MessageRow, MessageSide, Reaction } from '../../../protocol/wire/rows/chats.ts'
import type { BookingRow } from '../../../protocol/wire/rows/space.ts'
import { BOOKING_COLUMNS, readBooking, type StoredBooking } from '../applying/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { filesOf } from '../files/stored-files.ts'
import { stagedOfMessage } from '../outbox/staged-files.ts'
import type { MessageView } from '../views.ts'
import { signaturesOf } from '../signatures/signatures-shown.ts'
import { idBytes } from './message-ids.ts'
import { reactionsShown } from './reactions-shown.ts'

/** A message as both queries below give it. */
export interface MessageColumns {
  id: MessageId
  seq: number | null
  side: MessageSide
  kind: MessageRow['kind']
  authorUserId: UserId
  authorName: string | null
  text: string
  fileCount: number
  mentions: string
  reactions: string
  replyToId: MessageId | null
  replySeq: number | null
  replyAuthor: string | null
  replyText: string | null
  bookingId: BookingId | null
  at: number
  editedAt: number | null
  deletedAt: number | null
  state: MessageView['state']
  heldUntil: number | null
  opId: OpId | null
  error: string | null
}

// An answered message may be stored, or wait itself: then it is the user's own.
const REPLY = `LEFT JOIN message_rows reply ON reply.id = ${idBytes('m.reply_to_id')}
  LEFT JOIN users reply_author ON reply_author.id = (SELECT id FROM id_numbers WHERE number = reply.author)
  LEFT JOIN temp.waiting_sends reply_waits ON reply_waits.message_id = m.reply_to_id`
const REPLY_COLUMNS = `m.reply_to_id AS replyToId, reply.seq AS replySeq,
  coalesce(reply_author.name, iif(reply.id IS NULL AND reply_waits.message_id IS NOT NULL, author.name, NULL)) AS replyAuthor,
  iif(reply.deleted_at IS NOT NULL, 'Message unsent', substr(coalesce(reply.text, reply_waits.text), 1, 300)) AS replyText`

/** A waiting edit is shown as the text; a waiting unsend as if it had happened. */
export const MESSAGE_COLUMNS = `m.id, m.seq, m.side, m.kind, m.author_user_id AS authorUserId, author.name AS authorName,
    CASE WHEN edit.message_id IS NULL OR m.deleted_at IS NOT NULL THEN m.text ELSE coalesce(edit.text, '') END AS text,
    iif(edit.message_id IS NOT NULL AND edit.text IS NULL, 0, m.file_count) AS fileCount,
    m.mention_user_ids AS mentions, m.reactions, ${REPLY_COLUMNS},
    m.booking_id AS bookingId, m.sent_at AS at,
    iif(edit.text IS NULL, m.edited_at, edit.at) AS editedAt,
    coalesce(m.deleted_at, iif(edit.message_id IS NOT NULL AND edit.text IS NULL, edit.at, NULL)) AS deletedAt,
    coalesce(edit.state, 'stored') AS state, NULL AS heldUntil, edit.op_id AS opId, edit.error`
export const MESSAGE_JOINS = `LEFT JOIN users author ON author.id = m.author_user_id
  LEFT JOIN temp.waiting_edits edit ON edit.message_id = m.id ${REPLY}`

/** What waits in one chat. */
export const WAITING_MESSAGES = `SELECT m.message_id AS id, NULL AS seq, 'desk' AS side, m.kind, @me AS authorUserId,
    author.name AS authorName, m.text, m.file_count AS fileCount, m.mention_user_ids AS mentions, '[]' AS reactions,
    ${REPLY_COLUMNS}, NULL AS bookingId, m.at, NULL AS editedAt, NULL AS deletedAt, m.state, m.held_until AS heldUntil,
    m.op_id AS opId, m.error
  FROM temp.waiting_sends m LEFT JOIN users author ON author.id = @me ${REPLY}
  WHERE m.conversation_id = @conversationId ORDER BY m.written`

/** Rows as they are shown: with names, files and what waits for each. */
export function messageViews(context: StoreContext, rows: readonly MessageColumns[]): MessageView[] {
  const { cache, outbox, session } = context
  const me = session.me()
  const names = new Map<UserId, string>()

  function nameOf(id: UserId): string {
    const known = names.get(id) ?? storedName(id)
    names.set(id, known)
    return known
  }

  function storedName(id: UserId): string {
    const stored = cache.get<{ name: string }>('SELECT name FROM users WHERE id = @id', { id })?.name
    const own = id === me ? session.get('access')?.name : undefined
    return stored ?? own ?? 'Unknown person'
  }

  function bookingOf(id: BookingId): BookingRow | null {
    const stored = cache.get<StoredBooking>(`SELECT ${BOOKING_COLUMNS} FROM bookings WHERE id = @id`, { id })
    return stored ? readBooking(stored) : null
  }

  function reactionsOf(id: MessageId, json: string): MessageView['reactions'] {
    const waiting = cache.all<{ emoji: string; on: number }>(
      'SELECT emoji, is_on AS "on" FROM temp.waiting_reactions WHERE message_id = @id',
      { id },
    )
    const stored = json === '[]' ? [] : (JSON.parse(json) as Reaction[])
    if (stored.length + waiting.length === 0) return []
    return reactionsShown(stored, waiting, me).map(({ emoji, userIds }) => ({
      emoji,
      names: userIds.map(nameOf),
      byMe: userIds.includes(me),
    }))
  }

  return rows.map((row) => {
    const {
      fileCount,
      mentions,
      reactions,
      replyToId,
      replySeq,
      replyAuthor,
      replyText,
      bookingId,
      ...rest
    } = row
    const { authorName, ...shown } = rest
    const isStored = row.seq !== null
    const mentioned = mentions === '[]' ? [] : (JSON.parse(mentions) as UserId[])
    return {
      ...shown,
      authorName: authorName ?? nameOf(row.authorUserId),
      byMe: row.authorUserId === me,
      files: isStored && fileCount > 0 ? filesOf(cache, row.id) : [],
      signatures: row.deletedAt === null && fileCount > 0 ? signaturesOf(context, row.id) : [],
      staged: !isStored && fileCount > 0 ? stagedOfMessage(outbox, row.id) : [],
      replyTo: replyToId && {
        id: replyToId,
        seq: replySeq,
        authorName: replyAuthor ?? 'Unknown person',
        text: replyText ?? 'This message is not on this device.',
      },
      mentions: mentioned.map((userId) => ({ userId, name: nameOf(userId) })),
      reactions: row.deletedAt === null ? reactionsOf(row.id, reactions) : [],
      booking: bookingId && bookingOf(bookingId),
    }
  })
}
