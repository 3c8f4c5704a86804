import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import type { Queries, SqlValue } from './database.ts'
import { rowColumns, tableOf } from './rows.ts'

/** Reads within a transaction. */
export interface Reading {
  /** The row of an entity that the condition on its table `t` names; null when there is none. */
  row<E extends Entity>(entity: E, where: string, values: readonly SqlValue[]): Promise<RowOf<E> | null>
  /** All of them. */
  rows<E extends Entity>(entity: E, where: string, values: readonly SqlValue[]): Promise<RowOf<E>[]>
  /** The first row of a statement's answer. */
  one<Row>(sql: string, values: readonly SqlValue[]): Promise<Row | null>
  exists(sql: string, values: readonly SqlValue[]): Promise<boolean>
}

/** What every subject's verbs read with. */
export function readingOf(queries: Queries): Reading {
  const read: Reading = {
    rows: (entity, where, values) =>
      queries.query(`select ${rowColumns(entity)} from ${tableOf(entity)} t where ${where}`, values),
    row: async (entity, where, values) => (await read.rows(entity, where, values))[0] ?? null,
    one: async <Row>(sql: string, values: readonly SqlValue[]) =>
      (await queries.query<Row>(sql, values))[0] ?? null,
    exists: async (sql, values) => (await queries.query(sql, values)).length > 0,
  }
  return read
}
