import type { ConversationId, StreamId, UserId } from '../../../protocol/wire/ids.ts'
import { ENTITIES, type AnyRow, type Entity, type RowOf } from '../../../protocol/wire/rows/index.ts'
import { TABLES } from '../../../main/store/applying/rows/index.ts'
import { NOWHERE, type SqlValue, type Table } from '../../../main/store/applying/rows/table.ts'
import type { SqlFile } from '../../../main/store/database/sql-file.ts'
import { streamsFor, streamsOf } from './rows.ts'

/** A row on a device or on the server, with everything that can differ between two replicas. */
interface Shown {
  entity: Entity
  id: string
  rev: number
  streams: StreamId[]
  text: string
}

/** Messages lie in a view, under numbers of this device. This file and `stored-rows.ts` alone know how a device keeps its rows. */
const MESSAGES = `SELECT m.id, m.rev, c.conversation_id,
     c.conversation_id || printf(' %06d ', m.seq) || m.text || ', files ' || m.file_count
       || ', ' || m.reactions || ', edited ' || coalesce(m.edited_at, 0) || ', deleted ' || coalesce(m.deleted_at, 0) AS text
   FROM messages m JOIN chats c ON c.key = m.chat`

type StoredRow = Record<string, SqlValue> & {
  id: string
  rev: number
  text: string
  conversation_id?: ConversationId
  user_id?: UserId
}

/** The rows of one stream on one device, each as one text, sorted as they are shown. */
export function replicaRows(cache: SqlFile, stream: StreamId): string[] {
  const rows = ENTITIES.flatMap((entity) => {
    const isMessage = entity === 'message'
    const stored = cache.all<StoredRow>(isMessage ? MESSAGES : `SELECT * FROM ${TABLES[entity].name}`)
    return stored.map((row): Shown => {
      const conversationId = entity === 'conversation' ? (row.id as ConversationId) : row.conversation_id
      const belongs = { entity, userId: row.user_id ?? null, conversationId: conversationId ?? null }
      const text = isMessage ? row.text : JSON.stringify(TABLES[entity].columns.map((column) => row[column]))
      return { entity, id: row.id, rev: row.rev, streams: streamsFor(belongs), text }
    })
  })
  return inOrder(rows, stream)
}

/** The same for rows of the server. */
export function serverRows(rows: Iterable<AnyRow>, stream: StreamId): string[] {
  const shown = [...rows].map((row): Shown => {
    const { id, rev } = row.row
    return { entity: row.entity, id, rev, streams: streamsOf(row), text: textOf(row) }
  })
  return inOrder(shown, stream)
}

function textOf({ entity, row }: AnyRow): string {
  if (entity === 'message') return messageText(row)
  return JSON.stringify((TABLES[entity] as Table<Entity>).values(row, NOWHERE))
}

function messageText(row: RowOf<'message'>): string {
  const place = `${row.conversationId} ${String(row.seq).padStart(6, '0')}`
  const changes = `${JSON.stringify(row.reactions)}, edited ${row.editedAt ?? 0}, deleted ${row.deletedAt ?? 0}`
  return `${place} ${row.text}, files ${row.files.length}, ${changes}`
}

/** Messages stand in the order of the thread. */
function inOrder(rows: Shown[], stream: StreamId): string[] {
  return rows
    .filter(({ streams }) => streams.includes(stream))
    .map(({ entity, id, rev, text }) => `${entity} ${text} (${id} rev ${rev})`)
    .sort()
}
