import type { BookingId, MessageId, OpId, UserId } from '../../../protocol/wire/ids.ts'
import type { MessageRow, MessageSide } from '../../../protocol/wire/rows/chats.ts'
import type { BookingRow } from '../../../protocol/wire/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { filesOf } from '../files/stored-files.ts'
import { BOOKING_COLUMNS, readBooking, type StoredBooking } from '../applying/rows/space.ts'
import { stagedOfMessage } from '../outbox/staged-files.ts'
import type { Store } from '../store.ts'
import type { MessageView } from '../views.ts'

interface MessageColumns {
  id: MessageId
  seq: number | null
  side: MessageSide
  kind: MessageRow['kind']
  authorUserId: UserId
  authorName: string | null
  text: string
  fileCount: number
  replyToId: MessageId | null
  replyAuthor: string | null
  replyText: string | null
  bookingId: BookingId | null
  at: number
  editedAt: number | null
  deletedAt: number | null
  state: MessageView['state']
  opId: OpId | null
  error: string | null
}

const REPLY = `LEFT JOIN messages reply ON reply.id = m.reply_to_id
  LEFT JOIN users reply_author ON reply_author.id = reply.author_user_id`
const REPLY_COLUMNS = `m.reply_to_id AS replyToId, reply_author.name AS replyAuthor,
  substr(reply.text, 1, 300) AS replyText`

// A waiting edit is shown as the text; a waiting unsend as if it had happened.
const STORED = `SELECT m.id, m.seq, m.side, m.kind, m.author_user_id AS authorUserId, author.name AS authorName,
    CASE WHEN edit.message_id IS NULL OR m.deleted_at IS NOT NULL THEN m.text ELSE coalesce(edit.text, '') END AS text,
    iif(edit.message_id IS NOT NULL AND edit.text IS NULL, 0, m.file_count) AS fileCount, ${REPLY_COLUMNS},
    m.booking_id AS bookingId, m.sent_at AS at,
    iif(edit.text IS NULL, m.edited_at, edit.at) AS editedAt,
    coalesce(m.deleted_at, iif(edit.message_id IS NOT NULL AND edit.text IS NULL, edit.at, NULL)) AS deletedAt,
    coalesce(edit.state, 'stored') AS state, edit.op_id AS opId, edit.error
  FROM messages m LEFT JOIN users author ON author.id = m.author_user_id
  LEFT JOIN waiting_edits edit ON edit.message_id = m.id ${REPLY}
  WHERE m.chat = (SELECT key FROM chats WHERE conversation_id = @conversationId) AND m.seq < @before ORDER BY m.seq DESC LIMIT @limit`

const WAITING = `SELECT m.message_id AS id, NULL AS seq, 'desk' AS side, m.kind, @me AS authorUserId,
    author.name AS authorName, m.text, m.file_count AS fileCount, ${REPLY_COLUMNS}, NULL AS bookingId, m.at,
    NULL AS editedAt, NULL AS deletedAt, m.state, m.op_id AS opId, m.error
  FROM waiting_sends m LEFT JOIN users author ON author.id = @me ${REPLY}
  WHERE m.conversation_id = @conversationId ORDER BY m.written`

/** One page of a thread: stored messages in the server's order, then what waits, in the order of writing. */
export function messageVerbs(context: StoreContext): Pick<Store, 'messagesPage'> {
  const { cache, overlay, session } = context

  return {
    messagesPage: ({ conversationId, beforeSeq, limit }) => {
      overlay.refresh()
      const me = session.me()
      const before = beforeSeq ?? Number.MAX_SAFE_INTEGER
      const stored = cache.all<MessageColumns>(STORED, { conversationId, before, limit }).reverse()
      const waiting = beforeSeq === null ? cache.all<MessageColumns>(WAITING, { conversationId, me }) : []
      return {
        messages: [...stored, ...waiting].map((row) => viewOf(row, me)),
        // Numbers start at 1 without a gap: before a higher one there is more, here or on the server.
        hasOlder: (stored[0]?.seq ?? 1) > 1,
        hasNewer: beforeSeq !== null,
      }
    },
  }

  function viewOf(row: MessageColumns, me: UserId): MessageView {
    const { fileCount, replyToId, replyAuthor, replyText, bookingId, authorName, ...rest } = row
    const isStored = row.seq !== null
    return {
      ...rest,
      authorName: authorName ?? (row.authorUserId === me ? myName() : 'Unknown person'),
      byMe: row.authorUserId === me,
      files: isStored && fileCount > 0 ? filesOf(cache, row.id) : [],
      staged: !isStored && fileCount > 0 ? stagedOfMessage(context.outbox, row.id) : [],
      replyTo: replyToId && {
        id: replyToId,
        authorName: replyAuthor ?? 'Unknown person',
        text: replyText ?? 'This message is not on this device.',
      },
      booking: bookingId && bookingOf(bookingId),
    }
  }

  function bookingOf(id: BookingId): BookingRow | null {
    const stored = cache.get<StoredBooking>(`SELECT ${BOOKING_COLUMNS} FROM bookings WHERE id = @id`, { id })
    return stored ? readBooking(stored) : null
  }

  function myName(): string {
    return session.get('access')?.name ?? 'Unknown person'
  }
}
