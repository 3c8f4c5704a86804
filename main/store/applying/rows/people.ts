import { foldedWords } from '../../people/folded-words.ts'
import type { Table } from './table.ts'

export const users: Table<'user'> = {
  name: 'users',
  columns: [
    'name',
    'sort_name',
    'email',
    'phone',
    'about',
    'photo_file_id',
    'name_seen_by',
    'email_seen_by',
    'phone_seen_by',
    'bookings_seen_by',
  ],
  values: (row) => [
    row.name,
    foldedWords(row.name).join(' '),
    row.email,
    row.phone,
    row.about,
    row.photo?.id ?? null,
    row.privacy.name,
    row.privacy.email,
    row.privacy.phone,
    row.privacy.bookings,
  ],
}

export const memberships: Table<'membership'> = {
  name: 'memberships',
  columns: [
    'user_id',
    'location_id',
    'type',
    'admin_role',
    'chat_permissions',
    'company_id',
    'company_role',
    'plan',
    'since',
  ],
  values: (row) => [
    row.userId,
    row.locationId,
    row.type,
    row.adminRole,
    row.chatPermissions ? JSON.stringify(row.chatPermissions) : null,
    row.companyId,
    row.companyRole,
    row.plan,
    row.since,
  ],
}

export const companies: Table<'company'> = {
  name: 'companies',
  columns: ['location_id', 'name', 'sort_name', 'type', 'about', 'email', 'phone', 'website', 'since'],
  values: (row) => [
    row.locationId,
    row.name,
    foldedWords(row.name).join(' '),
    row.type,
    row.about,
    row.email,
    row.phone,
    row.website,
    row.since,
  ],
}

export const publicLinks: Table<'publicLink'> = {
  name: 'public_links',
  columns: ['location_id', 'user_id', 'created_at', 'revoked_at'],
  values: (row) => [row.locationId, row.userId, row.createdAt, row.revokedAt],
}

export const customers: Table<'customer'> = {
  name: 'customers',
  columns: ['location_id', 'subject_kind', 'subject_id', 'note', 'tags'],
  values: (row) => [row.locationId, row.subject.kind, row.subject.id, row.note, JSON.stringify(row.tags)],
}
