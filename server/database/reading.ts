import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import type { Queries, SqlValue } from './database.ts'
import { rowColumns, tableOf } from './rows.ts'

/** Reads single rows within a transaction. */
export abstract class SqlRows {
  protected readonly queries: Queries

  constructor(queries: Queries) {
    this.queries = queries
  }

  /** The row of an entity that the condition on its table `t` names; null when there is none. */
  protected row<E extends Entity>(entity: E, where: string, values: SqlValue[]): Promise<RowOf<E> | null> {
    const sql = `select ${rowColumns(entity)} from ${tableOf(entity)} t where ${where}`
    return this.one<RowOf<E>>(sql, values)
  }

  protected async one<Row>(sql: string, values: readonly SqlValue[]): Promise<Row | null> {
    return (await this.queries.query<Row>(sql, values))[0] ?? null
  }

  protected async exists(sql: string, values: readonly SqlValue[]): Promise<boolean> {
    return (await this.queries.query(sql, values)).length > 0
  }
}
