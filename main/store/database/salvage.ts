import Database from 'better-sqlite3'
import { OpBody } from '../../../protocol/wire/ops.ts'
import { hashOf } from '../outbox/entries.ts'

/** Rows that could be read of a damaged file, by table. */
type Salvaged = Record<string, Record<string, unknown>[]>

/**
 * Reads what can be read of a damaged file, each table from both ends: a broken page in the middle then costs only the
 * rows on it. The file isn't changed.
 */
export function salvage(path: string, tables: readonly string[]): Salvaged {
  const found: Salvaged = {}
  let database: Database.Database
  try {
    database = new Database(path, { readonly: true })
  } catch {
    return found
  }
  try {
    for (const table of tables) found[table] = readable(database, table)
  } finally {
    database.close()
  }
  return found
}

function readable(database: Database.Database, table: string): Record<string, unknown>[] {
  const rows = new Map<string, Record<string, unknown>>()
  for (const direction of ['ASC', 'DESC']) {
    try {
      // The first column is the key of each table of outbox.db.
      for (const row of database.prepare(`SELECT * FROM ${table} ORDER BY 1 ${direction}`).iterate()) {
        const record = row as Record<string, unknown>
        rows.set(String(Object.values(record)[0]), record)
      }
    } catch {
      continue
    }
  }
  return [...rows.values()]
}

/** Puts salvaged rows into a new file; a row that breaks a rule of its table is left out. Returns how many went in. */
export function restore(database: Database.Database, salvaged: Salvaged): Record<string, number> {
  const restored: Record<string, number> = {}
  for (const [table, rows] of Object.entries(salvaged)) {
    restored[table] = 0
    for (const row of rows) {
      if (table === 'entries' && !isWhole(row)) continue
      const columns = Object.keys(row)
      const marks = columns.map(() => '?').join(', ')
      try {
        database
          .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`)
          .run(...Object.values(row))
        restored[table] += 1
      } catch {
        continue
      }
    }
  }
  return restored
}

/** An op whose body doesn't match its hash was damaged: sent as it is, it would say what nobody wrote. */
function isWhole(row: Record<string, unknown>): boolean {
  if (typeof row.body !== 'string' || hashOf(row.body) !== row.hash) return false
  return OpBody.safeParse(JSON.parse(row.body)).success
}
