/** What a statement may be given. JSON goes in as text (`$1::jsonb`), a list of ids as `$1::uuid[]`. */
export type SqlValue = string | number | boolean | null | readonly string[] | readonly number[]

/** Where statements run: the database itself, or one transaction of it. One SQL dialect: PostgreSQL's. */
export interface Queries {
  /**
   * Runs one statement. Values go in by `$1`, `$2` and never into the text.
   * Out: the rows. `bigint` comes back as a number, `json` and `jsonb` parsed, `uuid` as text.
   */
  query<Row = Record<string, unknown>>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>
}

/** The server's database: PGlite in the data folder, or PostgreSQL. The same code runs on both. */
export interface Database extends Queries {
  readonly kind: 'pglite' | 'postgresql'
  /**
   * Runs `work` in one transaction: commits and is on disk when the promise resolves (I1), rolls back when `work` throws.
   * `work` may be run again after a deadlock, so it must change nothing outside the transaction.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Runs several statements without values, as migrations need. */
  script(sql: string): Promise<void>
  close(): Promise<void>
}
