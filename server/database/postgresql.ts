import pg from 'pg'
import type { Database, Queries, SqlValue } from './database.ts'

const BIGINT = 20
const CONNECTIONS_MAX = 12
const TRANSACTION_TRIES = 8
/** Deadlock and serialization failure: the transaction was rolled back whole and may be run again. */
const RUN_AGAIN = new Set(['40P01', '40001'])

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number): ((text: string) => unknown) =>
    oid === BIGINT ? Number : (pg.types.getTypeParser(oid) as (text: string) => unknown),
}

/** Connects to PostgreSQL. In: the address from DATABASE_URL. Throws when it can't be reached. */
export async function openPostgresql(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS_MAX, types })
  // A connection that breaks while it is idle is replaced at the next query, which reports what is still wrong.
  pool.on('error', () => {})
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw error
  }
  return new PostgresqlDatabase(pool)
}

class PostgresqlDatabase implements Database {
  readonly kind = 'postgresql'
  private readonly pool: pg.Pool
  private closing: Promise<void> | null = null

  constructor(pool: pg.Pool) {
    this.pool = pool
  }

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, [...values])).rows as Row[]
  }

  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await this.runOnce(work)
      } catch (error) {
        if (tried === TRANSACTION_TRIES || !mayRunAgain(error)) throw error
      }
    }
  }

  private async runOnce<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      const result = await work({
        query: async <Row>(sql: string, values: readonly SqlValue[] = []) =>
          (await client.query(sql, [...values])).rows as Row[],
      })
      await client.query('commit')
      return result
    } catch (error) {
      // A connection that can't even roll back is thrown away, which rolls back, too.
      await client.query('rollback').catch((failure: Error) => (broken = failure))
      throw error
    } finally {
      client.release(broken)
    }
  }

  async script(sql: string): Promise<void> {
    await this.pool.query(sql)
  }

  close(): Promise<void> {
    this.closing ??= this.pool.end()
    return this.closing
  }
}

function mayRunAgain(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && RUN_AGAIN.has(error.code)
}
