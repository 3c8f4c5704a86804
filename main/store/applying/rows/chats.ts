import type { Table } from './table.ts'

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
    row.createdAt,
  ],
}

/** Conversation and location are those of the chat: a million times their ids would be longer than the texts. */
export const messages: Table<'message'> = {
  name: 'messages',
  columns: [
    'chat',
    'seq',
    'author_user_id',
    'side',
    'kind',
    'text',
    'file_count',
    'reply_to_id',
    'booking_id',
    'sent_at',
    'edited_at',
    'deleted_at',
    'mention_user_ids',
    'reactions',
  ],
  values: (row, chat) => [
    chat,
    row.seq,
    row.authorUserId,
    row.side,
    row.kind,
    row.text,
    row.files.length,
    row.replyToId,
    row.bookingId,
    row.sentAt,
    row.editedAt,
    row.deletedAt,
    JSON.stringify(row.mentionUserIds),
    JSON.stringify(row.reactions),
  ],
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
