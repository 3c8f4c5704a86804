import type { Table } from './table.ts'

export const blocks: Table<'block'> = {
  name: 'blocks',
  columns: ['user_id', 'blocked_user_id', 'active', 'at'],
  values: (row) => [row.userId, row.blockedUserId, Number(row.active), row.at],
}

export const bars: Table<'bar'> = {
  name: 'bars',
  columns: ['active', 'reason', 'by_user_id', 'at'],
  values: (row) => [Number(row.active), row.reason, row.byUserId, row.at],
}

export const reports: Table<'report'> = {
  name: 'reports',
  columns: [
    'location_id',
    'by_user_id',
    'about_user_id',
    'conversation_id',
    'message_id',
    'quoted',
    'reason',
    'at',
    'handled_at',
    'handled_by_user_id',
  ],
  values: (row) => [
    row.locationId,
    row.byUserId,
    row.aboutUserId,
    row.conversationId,
    row.messageId,
    row.quoted,
    row.reason,
    row.at,
    row.handledAt,
    row.handledByUserId,
  ],
}
