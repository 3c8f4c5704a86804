import { newId, locationStream, type ConversationId, type MessageId } from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { Queries } from '../../server/database/database.ts'
import { openDatabase } from '../../server/database/open.ts'
import { putRows, rowColumns } from '../../server/database/rows.ts'
import type { ServerData } from '../harness/seeded.ts'

const WRITTEN_AT_ONCE = 2000
const APART_MS = 1000

/**
 * Adds so many messages to a chat, with their events, for a device that was away meanwhile. Straight into the database
 * of a server that has stopped: sent one by one, 100,000 of them would take half an hour.
 */
export async function writeWhileAway(
  server: ServerData,
  conversationId: ConversationId,
  count: number,
): Promise<void> {
  const database = await openDatabase(server.folder, server.databaseUrl)
  try {
    const newest = await newestOf(database, conversationId)
    const startMs = Math.max(newest.sentAt, Date.now() - count * APART_MS)
    for (let written = 0; written < count; written += WRITTEN_AT_ONCE) {
      const rows = Array.from({ length: Math.min(WRITTEN_AT_ONCE, count - written) }, (_, index) =>
        following(newest, written + index + 1, startMs),
      )
      await database.transaction((queries) => append(queries, rows))
    }
  } finally {
    await database.close()
  }
}

async function newestOf(queries: Queries, conversationId: ConversationId): Promise<MessageRow> {
  const [row] = await queries.query<MessageRow>(
    `select ${rowColumns('message')} from messages t where conversation_id = $1 order by seq desc limit 1`,
    [conversationId],
  )
  if (!row) throw new Error('The chat has no message that another could follow.')
  return row
}

function following(newest: MessageRow, number: number, startMs: number): MessageRow {
  return {
    ...newest,
    id: newId() as MessageId,
    rev: 1,
    seq: newest.seq + number,
    kind: 'text',
    text: `Caught up with the meeting room, ${number}.`,
    files: [],
    mentionUserIds: [],
    reactions: [],
    replyToId: null,
    bookingId: null,
    sentAt: startMs + number * APART_MS,
    editedAt: null,
    deletedAt: null,
  }
}

/** Rows, their events and the head of the stream, as one change (I9: numbers without a gap). */
async function append(queries: Queries, rows: readonly MessageRow[]): Promise<void> {
  const last = rows.at(-1)
  if (!last) return
  const stream = locationStream(last.locationId)
  await putRows(queries, 'message', rows)
  await queries.query(
    `insert into events (stream, seq, entity, entity_id, change, rev, actor, at, body)
     select $1, head + n, 'message', body->>'id', 'put', 1, (body->>'authorUserId')::uuid, (body->>'sentAt')::bigint, body
     from streams, json_array_elements($2::json) with ordinality as added (body, n) where streams.id = $1`,
    [stream, JSON.stringify(rows)],
  )
  await queries.query('update streams set head = head + $2 where id = $1', [stream, rows.length])
  await queries.query('update conversations set last_seq = $2, last_at = $3 where id = $1', [
    last.conversationId,
    last.seq,
    last.sentAt,
  ])
}
