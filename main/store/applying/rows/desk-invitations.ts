import type { Table } from './table.ts'

export const deskInvitations: Table<'deskInvitation'> = {
  name: 'desk_invitations',
  columns: [
    'location_id',
    'mail_id',
    'email',
    'name',
    'admin_role',
    'chat_permissions',
    'by_user_id',
    'sent_at',
    'expires_at',
    'state',
  ],
  values: (row) => [
    row.locationId,
    row.mailId,
    row.email,
    row.name,
    row.adminRole,
    row.chatPermissions === null ? null : JSON.stringify(row.chatPermissions),
    row.byUserId,
    row.sentAt,
    row.expiresAt,
    row.state,
  ],
}
