import type { FollowUpDue } from '../../../../protocol/wire/rows/desk.ts'
import type { Table } from './table.ts'

export const savedReplies: Table<'savedReply'> = {
  name: 'saved_replies',
  columns: ['location_id', 'title', 'text'],
  values: (row) => [row.locationId, row.title, row.text],
}

/** What `dueOf` puts together again. */
export interface StoredDue {
  dueKind: FollowUpDue['kind']
  dueAt: number | null
  dueId: string | null
}

export function dueColumns(due: FollowUpDue): StoredDue {
  switch (due.kind) {
    case 'time':
      return { dueKind: due.kind, dueAt: due.at, dueId: null }
    case 'checkIn':
      return { dueKind: due.kind, dueAt: null, dueId: due.visitId }
    case 'bookingEnd':
      return { dueKind: due.kind, dueAt: null, dueId: due.bookingId }
  }
}

export function dueOf({ dueKind, dueAt, dueId }: StoredDue): FollowUpDue {
  switch (dueKind) {
    case 'time':
      return { kind: dueKind, at: dueAt ?? 0 }
    case 'checkIn':
      return { kind: dueKind, visitId: dueId ?? '' }
    case 'bookingEnd':
      return {
        kind: dueKind,
        bookingId: (dueId ?? '') as Extract<FollowUpDue, { bookingId: unknown }>['bookingId'],
      }
  }
}

export const followUps: Table<'followUp'> = {
  name: 'follow_ups',
  columns: [
    'location_id',
    'conversation_id',
    'by_user_id',
    'text',
    'due_kind',
    'due_at',
    'due_id',
    'created_at',
    'done_at',
    'done_by_user_id',
  ],
  values: (row) => {
    const { dueKind, dueAt, dueId } = dueColumns(row.due)
    return [
      row.locationId,
      row.conversationId,
      row.byUserId,
      row.text,
      dueKind,
      dueAt,
      dueId,
      row.createdAt,
      row.doneAt,
      row.doneByUserId,
    ]
  },
}

export const handOvers: Table<'handOver'> = {
  name: 'hand_overs',
  columns: ['location_id', 'by_user_id', 'note', 'at', 'acknowledged_by_user_id', 'acknowledged_at'],
  values: (row) => [
    row.locationId,
    row.byUserId,
    row.note,
    row.at,
    row.acknowledgedByUserId,
    row.acknowledgedAt,
  ],
}
