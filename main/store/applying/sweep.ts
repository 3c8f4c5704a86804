import { ENTITIES, type Entity } from '../../../protocol/wire/rows/index.ts'
import { idBytes } from '../chats/message-ids.ts'
import { renewSweptChats } from './chat-row.ts'
import { hideContacts } from './people-of-streams.ts'
import { TABLES } from './rows/index.ts'
import { MANY_ROWS, reindexMessages, unindexMessages } from '../search/message-index.ts'
import { sweepThings, ThingIndex } from '../search/thing-index.ts'
import type { SqlFile } from '../database/sql-file.ts'
import type { Touched } from '../sync-port.ts'
import { touched } from '../touched.ts'

const OF_STREAM = `generation IN (SELECT generation FROM generations WHERE stream = @stream AND generation < @before)`

/**
 * Deletes the rows of a stream that only snapshots numbered below `before` brought, and what hangs on them. Inside a
 * transaction of the caller.
 */
export function sweep(cache: SqlFile, stream: string, before: number): Touched {
  const older = cache.get('SELECT 1 FROM generations WHERE stream = @stream AND generation < @before', {
    stream,
    before,
  })
  if (!older) return touched([])
  const topics: Entity[] = []
  const index = leaveIndex(cache, stream, before)
  for (const entity of ENTITIES) {
    const swept =
      entity === 'user' ? sweepUsers(cache, stream, before) : sweepTable(cache, entity, stream, before)
    if (swept > 0) topics.push(entity)
  }
  const hidden = hideContacts(cache)
  if (hidden.length > 0 && !topics.includes('user')) topics.push('user')
  if (topics.length > 0) {
    sweepWhatHangsOn(cache)
    index.finish(hidden)
  }
  cache.run('DELETE FROM generations WHERE stream = @stream AND generation < @before', { stream, before })
  return touched(topics)
}

function sweepTable(cache: SqlFile, entity: Entity, stream: string, before: number): number {
  return cache.run(`DELETE FROM ${TABLES[entity].name} WHERE ${OF_STREAM}`, { stream, before })
}

/**
 * Takes the messages that are about to go out of their index while their texts are still there. What is returned
 * completes the indexes when the rows are gone: customers keep their names but not their notes.
 */
function leaveIndex(
  cache: SqlFile,
  stream: string,
  before: number,
): { finish(alsoChanged: readonly string[]): void } {
  const values = { stream, before }
  const { count } = cache.get<{ count: number }>(
    `SELECT count(*) AS count FROM message_rows WHERE ${OF_STREAM}`,
    values,
  ) ?? { count: 0 }
  if (count > 0 && count < MANY_ROWS) unindexMessages(cache, `m.${OF_STREAM}`, values)
  const subjects = cache.all<{ id: string }>(
    `SELECT subject_id AS id FROM customers WHERE ${OF_STREAM}`,
    values,
  )
  return {
    finish(alsoChanged) {
      if (count >= MANY_ROWS) reindexMessages(cache)
      const things = new ThingIndex(cache)
      for (const id of [...subjects.map((subject) => subject.id), ...alsoChanged]) things.touch('person', id)
      things.finish()
      sweepThings(cache)
    },
  }
}

/** A user stays while another stream brings it. */
function sweepUsers(cache: SqlFile, stream: string, before: number): number {
  cache.run('DELETE FROM user_streams WHERE stream = @stream AND generation < @before', { stream, before })
  return cache.run('DELETE FROM users WHERE id NOT IN (SELECT user_id FROM user_streams)')
}

function sweepWhatHangsOn(cache: SqlFile): void {
  cache.run(
    `DELETE FROM files WHERE ${idBytes('owner_id')} NOT IN (SELECT id FROM message_rows)
     AND owner_id NOT IN (SELECT id FROM users UNION ALL SELECT id FROM posts UNION ALL SELECT id FROM locations)`,
  )
  cache.run(
    `DELETE FROM name_words WHERE subject_id NOT IN (SELECT id FROM users UNION ALL SELECT id FROM companies)`,
  )
  renewSweptChats(cache)
}
