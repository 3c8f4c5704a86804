import type { Entity } from '../../../protocol/wire/rows/index.ts'
import { idBytes } from '../chats/message-ids.ts'
import { TABLES } from './rows/index.ts'

/**
 * The whole of "upsert if newer": of all that is ever told about a row, the highest revision stays, in any order and
 * however often it comes. A tombstone is a revision too: what is not newer than it is never stored (I12). A row of the
 * same revision only moves to the newer snapshot. A message has its key from the first time on.
 */
function upsertSql<E extends Entity>(entity: E): string {
  const { name, columns } = TABLES[entity]
  const all = ['id', 'rev', 'generation', ...columns]
  const inserted = entity === 'message' ? ['key', ...all] : all
  const isBytes = (column: string) => entity === 'message' && (column === 'id' || column === 'reply_to')
  const given = inserted.map((column) => (isBytes(column) ? idBytes('?') : '?'))
  return `INSERT INTO ${name} (${inserted.join(', ')})
    SELECT ${given.join(', ')} WHERE NOT EXISTS
      (SELECT 1 FROM tombstones WHERE entity = '${entity}' AND id = ? AND stream = ? AND rev >= ?)
    ON CONFLICT (id) DO UPDATE SET ${all.map((column) => `${column} = excluded.${column}`).join(', ')}
    WHERE excluded.rev > ${name}.rev OR (excluded.rev = ${name}.rev AND excluded.generation <> ${name}.generation)`
}

/** The statement of each entity. In: a key for a message, then id, revision, number, columns; id, stream, revision. */
export const UPSERTS = Object.fromEntries(
  Object.keys(TABLES).map((name) => [name, upsertSql(name as Entity)]),
) as {
  [E in Entity]: string
}
