import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { CACHE_MIGRATIONS, migrate, OUTBOX_MIGRATIONS, refuseNewer } from './migrate.ts'

const schemaOf = (database: Database.Database) =>
  database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
const migrated = (...lists: (readonly string[])[]) => {
  const database = new Database(':memory:')
  for (const list of lists) migrate(database, list)
  return database
}

describe.each([
  ['cache.db', CACHE_MIGRATIONS],
  ['outbox.db', OUTBOX_MIGRATIONS],
])('%s', (name, migrations) => {
  it.each(migrations.map((_, index) => index))('reaches the newest version from version %i', (version) => {
    const stepwise = migrated(migrations.slice(0, version), migrations)
    expect(schemaOf(stepwise)).toEqual(schemaOf(migrated(migrations)))
    expect(stepwise.pragma('user_version', { simple: true })).toBe(migrations.length)
  })

  it('has typed tables only', () => {
    const loose = migrated(migrations)
      .prepare(
        `SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .all()
    expect(loose).toEqual([])
  })

  it('refuses a newer file by name', () => {
    const database = migrated([...migrations, 'CREATE TABLE later (id TEXT) STRICT'])
    expect(() => refuseNewer(database, migrations, name)).toThrow(`${name} was last used by a newer Foyer`)
  })
})

it('undoes a step that fails, and keeps those before it', () => {
  const database = new Database(':memory:')
  const steps = ['CREATE TABLE one (id TEXT) STRICT', 'CREATE TABLE two (id TEXT) STRICT; SELECT nonsense']
  expect(() => migrate(database, steps)).toThrow(/nonsense/)
  expect(database.pragma('user_version', { simple: true })).toBe(1)
  expect(schemaOf(database)).toMatchObject([{ name: 'one' }])
})
