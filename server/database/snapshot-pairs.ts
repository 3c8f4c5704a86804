import type { Entity } from '../../protocol/wire/rows/index.ts'
import { rowColumns } from './rows.ts'

/**
 * A select of one text column `pair`, `["entity",{row}]`: the database writes the JSON, which is several times faster
 * than rows. In: what follows `from`, with the entity's table as `t`; nothing where `t` is a row of the query around it.
 */
export function pairs(entity: Entity, from?: string): string {
  const rows = `select ${rowColumns(entity)}${from === undefined ? '' : ` from ${from}`}`
  return `select '["${entity}",' || row_to_json(r)::text || ']' as pair from (${rows}) r`
}
