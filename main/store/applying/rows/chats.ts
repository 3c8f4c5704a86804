import type { MessageRow } from '../../../../protocol/wire/rows/chats.ts'
import type { Table } from './table.ts'

/** By their numbers in `message_rows`; the view `messages` knows them as well. */
const SIDES: readonly MessageRow['side'][] = ['desk', 'customer']
const KINDS: readonly MessageRow['kind'][] = ['text', 'note', 'booking']

export const conversations: Table<'conversation'> = {
  name: 'conversations',
  columns: [
    'kind',
    'location_id',
    'subject_kind',
    'subject_id',
    'participant_a',
    'participant_b',
    'assignee_user_id',
    'closed_to',
    'assigned_by_user_id',
    'created_at',
  ],
  values: (row) => [
    row.kind,
    row.locationId,
    row.subject?.kind ?? null,
    row.subject?.id ?? null,
    row.participantIds[0] ?? null,
    row.participantIds[1] ?? null,
    row.assigneeUserId,
    JSON.stringify(row.closedTo),
    row.assignedByUserId ?? null,
    row.createdAt,
  ],
}

/**
 * Conversation and location are those of the chat, the author is a number, and what most messages don't have is null: a
 * million times all of that would be longer than the texts.
 */
export const messages: Table<'message'> = {
  name: 'message_rows',
  columns: [
    'chat',
    'seq',
    'author',
    'side',
    'kind',
    'text',
    'file_count',
    'reply_to',
    'booking_id',
    'sent_at',
    'edited_at',
    'deleted_at',
    'mention_user_ids',
    'reactions',
  ],
  values: (row, { chat, author }) => [
    chat,
    row.seq,
    author,
    SIDES.indexOf(row.side),
    KINDS.indexOf(row.kind),
    row.text,
    row.files.length,
    row.replyToId,
    row.bookingId,
    row.sentAt,
    row.editedAt,
    row.deletedAt,
    listOrNull(row.mentionUserIds),
    listOrNull(row.reactions),
  ],
}

function listOrNull(list: readonly unknown[]): string | null {
  return list.length === 0 ? null : JSON.stringify(list)
}

export const readMarks: Table<'readMark'> = {
  name: 'read_marks',
  columns: [
    'conversation_id',
    'user_id',
    'seq',
    'delivered_seq',
    'flagged_unread',
    'pinned',
    'muted_until',
    'archived_seq',
  ],
  values: (row) => [
    row.conversationId,
    row.userId,
    row.seq,
    row.deliveredSeq,
    Number(row.flaggedUnread),
    Number(row.pinned),
    row.mutedUntil,
    row.archivedSeq,
  ],
}
