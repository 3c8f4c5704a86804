import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import type { Queries } from './database.ts'
import { TABLES, type Table } from './row-tables.ts'

/** The table of an entity: a fixed name, safe in a statement. */
export function tableOf(entity: Entity): string {
  return TABLES[entity].name
}

/**
 * The select list that makes rows of protocol/wire/rows from a table aliased `t`.
 * `instead`: what is given in the place of some fields, as SQL, to those who may not have them.
 */
export function rowColumns(entity: Entity, instead: Readonly<Record<string, string>> = {}): string {
  return Object.entries(TABLES[entity].fields)
    .map(([name, field]) => `${instead[name] ?? field.read} as "${name}"`)
    .join(', ')
}

/**
 * Writes rows; a row that is there already is replaced unless what is there is as new or newer by its revision.
 * Thousands go in one statement, as JSON. The server's own columns keep their values (for messages in bulk, call
 * `settleConversations` afterwards).
 */
export async function putRows<E extends Entity>(
  queries: Queries,
  entity: E,
  rows: readonly RowOf<E>[],
): Promise<void> {
  if (rows.length === 0) return
  await queries.query(PUT[entity], [JSON.stringify(rows)])
}

/** Brings the number and time of each conversation's newest message up to its messages, after a bulk insert. */
export async function settleConversations(queries: Queries): Promise<void> {
  await queries.query(`
    update conversations c set last_seq = m.seq, last_at = m.at
    from (select conversation_id, max(seq) as seq, max(sent_at) as at from messages group by conversation_id) m
    where m.conversation_id = c.id`)
}

function putStatement(table: Table): string {
  const typed = Object.entries(table.fields).map(([name, field]) => `"${name}" ${field.type}`)
  const columns = Object.values(table.fields).flatMap((field) => Object.entries(field.columns))
  const names = columns.map(([column]) => column)
  const changed = names.filter((name) => !table.key.includes(name))
  return `
    insert into ${table.name} (${names.join(', ')})
    select ${columns.map(([, from]) => from).join(', ')} from json_to_recordset($1::json) as r(${typed.join(', ')})
    on conflict (${table.key.join(', ')}) do update
    set ${changed.map((name) => `${name} = excluded.${name}`).join(', ')}
    where ${table.name}.rev < excluded.rev`
}

const PUT = Object.fromEntries(
  Object.entries(TABLES).map(([entity, table]) => [entity, putStatement(table)]),
) as Record<Entity, string>
