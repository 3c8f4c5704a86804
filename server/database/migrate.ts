import { StartError } from '../start-error.ts'
import type { Database } from './database.ts'
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts'

/** Any number that nobody else locks: two servers that start on one PostgreSQL migrate one after the other. */
const MIGRATION_LOCK = 4_012_661

/**
 * Brings the database up to SCHEMA_VERSION, each migration in a transaction of its own.
 * `where` names the database in the error. Throws StartError for a database of a newer version.
 */
export async function migrate(database: Database, where: string): Promise<void> {
  for (let number = 0; number < SCHEMA_VERSION;) {
    number = await database.transaction(async (queries) => {
      await queries.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
      await queries.query('create table if not exists schema_version (number integer not null)')
      const [row] = await queries.query<{ number: number }>('select number from schema_version')
      const current = row?.number ?? 0
      if (current > SCHEMA_VERSION) throw newerVersion(where, current)
      const migration = MIGRATIONS[current]
      if (migration === undefined) return current
      for (const statement of statementsOf(migration)) await queries.query(statement)
      await queries.query('delete from schema_version')
      await queries.query('insert into schema_version (number) values ($1)', [current + 1])
      return current + 1
    })
  }
}

/** The refusal of data that a newer version wrote: an older one would lose what it doesn't know. */
export function newerVersion(where: string, found: number): StartError {
  return new StartError(
    `${where} was written by a newer version of Foyer (its schema is ${found}, this version knows ${SCHEMA_VERSION}): ` +
      'start the newer version, or choose another folder with --data.',
  )
}

/** Migrations hold plain statements: a semicolon at the end of a line ends one. */
function statementsOf(migration: string): string[] {
  return migration
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
