import type { Table } from './table.ts'

export const signatures: Table<'signature'> = {
  name: 'signatures',
  columns: [
    'location_id',
    'conversation_id',
    'message_id',
    'file',
    'title',
    'requested_by_user_id',
    'created_at',
    'expires_at',
    'status',
    'ended_at',
    'signers',
    'signed',
  ],
  values: (row) => [
    row.locationId,
    row.conversationId,
    row.messageId,
    JSON.stringify(row.file),
    row.title,
    row.requestedByUserId,
    row.createdAt,
    row.expiresAt,
    row.status,
    row.endedAt,
    JSON.stringify(row.signers),
    row.signed === null ? null : JSON.stringify(row.signed),
  ],
}
