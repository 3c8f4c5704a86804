import type { Table } from './table.ts'

export const customerChanges: Table<'customerChange'> = {
  name: 'customer_changes',
  columns: [
    'location_id',
    'subject_kind',
    'subject_id',
    'kind',
    'before_text',
    'after_text',
    'by_user_id',
    'at',
  ],
  values: (row) => [
    row.locationId,
    row.subject.kind,
    row.subject.id,
    row.kind,
    row.before,
    row.after,
    row.byUserId,
    row.at,
  ],
}

export const joinRequests: Table<'joinRequest'> = {
  name: 'join_requests',
  columns: ['location_id', 'user_id', 'message', 'state', 'why', 'at', 'decided_at', 'decided_by_user_id'],
  values: (row) => [
    row.locationId,
    row.userId,
    row.message,
    row.state,
    row.why,
    row.at,
    row.decidedAt,
    row.decidedByUserId,
  ],
}

export const customerImports: Table<'customerImport'> = {
  name: 'customer_imports',
  columns: [
    'location_id',
    'file_name',
    'by_user_id',
    'at',
    'parts',
    'parts_done',
    'parts_undone',
    'added',
    'tagged',
    'skipped',
    'removed',
    'kept',
  ],
  values: (row) => [
    row.locationId,
    row.fileName,
    row.byUserId,
    row.at,
    row.parts,
    row.partsDone,
    row.partsUndone,
    row.added,
    row.tagged,
    row.skipped,
    row.removed,
    row.kept,
  ],
}
