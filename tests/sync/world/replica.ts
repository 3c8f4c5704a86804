import type { StreamId, UserId } from '../../../protocol/wire/ids.ts'
import type { ReadMarkRow } from '../../../protocol/wire/rows/chats.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { SqlFile } from '../../../main/store/database/sql-file.ts'
import { ownStreamOf } from './rows.ts'

/** A row on a device or on the server, with what can differ between two replicas. */
interface Shown {
  entity: string
  id: string
  rev: number
  /** Whose mark it is; null for rows that all of a location's staff see. */
  user: UserId | null
  text: string
}

/** This file and `stored-rows.ts` alone know how a device keeps its rows. */
const QUERIES: readonly string[] = [
  `SELECT 'user' AS entity, id, rev, NULL AS user, name AS text FROM users`,
  `SELECT 'conversation' AS entity, id, rev, NULL AS user,
     subject_id || ' of ' || coalesce(assignee_user_id, 'nobody') AS text FROM conversations`,
  `SELECT 'message' AS entity, m.id, m.rev, NULL AS user,
     c.conversation_id || printf(' %06d ', m.seq) || m.text || ', files ' || m.file_count
       || ', ' || m.reactions || ', edited ' || coalesce(m.edited_at, 0) || ', deleted ' || coalesce(m.deleted_at, 0) AS text
   FROM messages m JOIN chats c ON c.key = m.chat`,
  `SELECT 'customer' AS entity, id, rev, NULL AS user, note || ' ' || tags AS text FROM customers`,
  `SELECT 'readMark' AS entity, id, rev, user_id AS user,
     seq || ', flag ' || flagged_unread || ', delivered ' || delivered_seq || ', pinned ' || pinned || ', muted '
       || coalesce(muted_until, 0) || ', archived ' || coalesce(archived_seq, -1) AS text FROM read_marks`,
  `SELECT 'savedReply' AS entity, id, rev, NULL AS user, title || ' ' || text AS text FROM saved_replies`,
  `SELECT 'followUp' AS entity, id, rev, NULL AS user,
     text || ', due ' || due_at || ', done ' || coalesce(done_at, 0) AS text FROM follow_ups`,
  `SELECT 'handOver' AS entity, id, rev, NULL AS user,
     note || ', acknowledged ' || coalesce(acknowledged_at, 0) AS text FROM hand_overs`,
  `SELECT 'notification' AS entity, id, rev, NULL AS user, verb AS text FROM notifications`,
  `SELECT 'notificationMark' AS entity, id, rev, user_id AS user, '' || read AS text FROM notification_marks`,
  `SELECT 'notificationChoice' AS entity, id, rev, user_id AS user, '' || told AS text FROM notification_choices`,
]

/** The rows of one stream on one device, each as one text, sorted as they are shown. */
export function replicaRows(cache: SqlFile, stream: StreamId): string[] {
  const rows = QUERIES.flatMap((sql) => cache.all<Shown>(sql))
  return inOrder(rows.filter((row) => ownStreamOf(row.user) === stream))
}

/** The same for rows of the server. */
export function serverRows(rows: Iterable<AnyRow>, stream: StreamId): string[] {
  return inOrder([...rows].flatMap(shown).filter((row) => ownStreamOf(row.user) === stream))
}

function shown({ entity, row }: AnyRow): Shown[] {
  const { id, rev } = row
  switch (entity) {
    case 'user':
      return [{ entity, id, rev, user: null, text: row.name }]
    case 'conversation':
      return [
        {
          entity,
          id,
          rev,
          user: null,
          text: `${row.subject?.id ?? ''} of ${row.assigneeUserId ?? 'nobody'}`,
        },
      ]
    case 'message': {
      const place = `${row.conversationId} ${String(row.seq).padStart(6, '0')}`
      const changes = `${JSON.stringify(row.reactions)}, edited ${row.editedAt ?? 0}, deleted ${row.deletedAt ?? 0}`
      return [
        { entity, id, rev, user: null, text: `${place} ${row.text}, files ${row.files.length}, ${changes}` },
      ]
    }
    case 'customer':
      return [{ entity, id, rev, user: null, text: `${row.note} ${JSON.stringify(row.tags)}` }]
    case 'readMark':
      return [{ entity, id, rev, user: row.userId, text: markText(row) }]
    case 'savedReply':
      return [{ entity, id, rev, user: null, text: `${row.title} ${row.text}` }]
    case 'followUp': {
      const dueAt = row.due.kind === 'time' ? row.due.at : null
      return [{ entity, id, rev, user: null, text: `${row.text}, due ${dueAt}, done ${row.doneAt ?? 0}` }]
    }
    case 'handOver': {
      const text = `${row.note}, acknowledged ${row.acknowledgedAt ?? 0}`
      return [{ entity, id, rev, user: null, text }]
    }
    case 'notification':
      return [{ entity, id, rev, user: null, text: row.verb }]
    case 'notificationMark':
      return [{ entity, id, rev, user: row.userId, text: `${Number(row.read)}` }]
    case 'notificationChoice':
      return [{ entity, id, rev, user: row.userId, text: `${Number(row.on)}` }]
    default:
      return []
  }
}

function markText(row: ReadMarkRow): string {
  const read = `${row.seq}, flag ${Number(row.flaggedUnread)}, delivered ${row.deliveredSeq}`
  return `${read}, pinned ${Number(row.pinned)}, muted ${row.mutedUntil ?? 0}, archived ${row.archivedSeq ?? -1}`
}

/** Messages stand in the order of the thread. */
function inOrder(rows: Shown[]): string[] {
  return rows.map(({ entity, id, rev, text }) => `${entity} ${text} (${id} rev ${rev})`).sort()
}
