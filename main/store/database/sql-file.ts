import type { Database, Statement } from 'better-sqlite3'

type Value = string | number | null
export type Named = Record<string, Value>

/**
 * One SQLite file. SQL stands where it is used; each text is prepared once and kept. The row types given to `all` and
 * `get` are what the SELECT at that place returns: the STRICT tables make that true.
 */
export class SqlFile {
  readonly database: Database
  private readonly prepared = new Map<string, Statement<unknown[], unknown>>()

  constructor(database: Database) {
    this.database = database
  }

  prepare(sql: string): Statement<unknown[], unknown> {
    let statement = this.prepared.get(sql)
    if (!statement) {
      statement = this.database.prepare<unknown[], unknown>(sql)
      this.prepared.set(sql, statement)
    }
    return statement
  }

  all<Row>(sql: string, values: Named = {}): Row[] {
    return this.prepare(sql).all(values) as Row[]
  }

  get<Row>(sql: string, values: Named = {}): Row | undefined {
    return this.prepare(sql).get(values) as Row | undefined
  }

  /** Returns how many rows were changed. */
  run(sql: string, values: Named = {}): number {
    return this.prepare(sql).run(values).changes
  }

  /** All or nothing; inside another transaction it is a part of that one. */
  transaction<T>(work: () => T): T {
    return this.database.transaction(work)()
  }
}
