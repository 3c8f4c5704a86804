import Database from 'better-sqlite3'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assertSqliteVersion } from './open-file.ts'
import { openFiles } from './open-files.ts'
import type { Store } from '../store.ts'
import { arrive, newStore, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, message, NADIA_CHAT, NOON, toNadia } from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const send = (store: Store, text: string) => store.sendMessage(toNadia({ text }))

/** Fills the first page of a table with garbage. */
function damageTable(path: string, table: string): void {
  const database = new Database(path, { readonly: true })
  const page = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table)
  database.close()
  overwrite(path, (Number(page) - 1) * 4096, Buffer.alloc(4096, 0xff))
}

/** A folder with a chat, two unsent messages and a draft. */
function usedFolder(): string {
  const folder = temporaryFolder()
  const store = storeWithPeople({ folder })
  arrive(store, [conversation(), { entity: 'message', row: message(1) }])
  send(store, 'one')
  send(store, 'two')
  store.saveDraft({ conversationId: NADIA_CHAT, text: 'draft', kind: 'text', replyToId: null })
  store.close()
  return folder
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}

describe('opening', () => {
  it('asks for the durability that each file needs', () => {
    const folder = temporaryFolder()
    const { cache, outbox, report } = openFiles({ folder }, NOON)
    const pragma = (database: Database.Database, name: string) => database.pragma(name, { simple: true })
    expect([cache, outbox].map((one) => pragma(one, 'journal_mode'))).toEqual(['wal', 'wal'])
    // 1 is NORMAL, 2 is FULL.
    expect([cache, outbox].map((one) => pragma(one, 'synchronous'))).toEqual([1, 2])
    expect(pragma(outbox, 'trusted_schema')).toBe(0)
    expect(report).toEqual([])
    cache.close()
    outbox.close()
  })

  it.each([
    ['3.51.2', false],
    ['3.46.1', false],
    ['3.51.3', true],
    ['3.54.1', true],
    ['4.0.0', true],
  ])('SQLite %s is good enough: %s', (version, isGood) => {
    const check = () => assertSqliteVersion(version)
    if (isGood) expect(check).not.toThrow()
    else expect(check).toThrow(/3.51.3 or newer/)
  })

  it.each(['cache.db', 'outbox.db'])('leaves a newer %s untouched and says what to do', (name) => {
    const folder = usedFolder()
    const path = join(folder, name)
    const database = new Database(path)
    database.pragma('user_version = 99')
    database.close()
    const before = readFileSync(path)
    expect(() => newStore({ folder })).toThrow(
      `${name} was last used by a newer Foyer. Install the newest version`,
    )
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

it('makes a cache.db of an earlier form anew, and keeps what waits', () => {
  const folder = usedFolder()
  const path = join(folder, 'cache.db')
  const database = new Database(path)
  database.pragma('user_version = 3')
  database.close()
  const store = newStore({ folder })
  expect(store.streams()).toEqual([])
  expect(store.outbox()).toHaveLength(2)
  expect(store.openReport()).toEqual([expect.stringContaining('fetched again')])
  expect(readdirSync(folder).some((name) => name.includes('damaged'))).toBe(false)
  store.close()
})

describe('a damaged cache.db', () => {
  it.each([
    ['garbage', (path: string) => writeFileSync(path, 'this is no database, '.repeat(500))],
    ['a broken header', (path: string) => overwrite(path, 0, Buffer.alloc(100, 0xff))],
    ['nothing', (path: string) => rmSync(path)],
  ])('%s is rebuilt empty; what waits is all there', (what, damage) => {
    const folder = usedFolder()
    damage(join(folder, 'cache.db'))
    const store = newStore({ folder })
    expect(store.streams()).toEqual([])
    expect(store.outbox().map((entry) => entry.op.body)).toMatchObject([{ text: 'one' }, { text: 'two' }])
    expect(store.session().access).not.toBeNull()
    if (what !== 'nothing') {
      expect(store.openReport()).toMatchObject([expect.stringContaining('fetched again')])
      expect(readdirSync(folder).some((name) => name.startsWith('cache.db.damaged-'))).toBe(true)
    }
    store.close()
  })

  it('that is met while in use is a sentence, and is rebuilt at the next start', () => {
    const folder = usedFolder()
    damageTable(join(folder, 'cache.db'), 'memberships')
    const store = newStore({ folder })
    expect(() => store.counts()).toThrow(/Start Foyer again/)
    expect(store.integrity().ok).toBe(false)
    store.close()
    const again = newStore({ folder })
    expect(again.counts()).toEqual({ customers: 0, messages: 0 })
    expect(again.outbox()).toHaveLength(2)
    again.close()
  })
})

it('rebuilds a cache.db whose damage shows while the store is being opened', () => {
  const folder = usedFolder()
  damageTable(join(folder, 'cache.db'), 'streams')
  const store = newStore({ folder })
  expect(store.streams()).toEqual([])
  expect(store.outbox()).toHaveLength(2)
  expect(store.openReport()[0]).toMatch(/fetched again/)
  store.close()
})

describe('a damaged outbox.db', () => {
  it('is set aside, what can be read is saved, and the loss is announced', () => {
    const folder = usedFolder()
    const path = join(folder, 'outbox.db')
    damageTable(path, 'drafts')
    const store = newStore({ folder })
    expect(store.outbox().map((entry) => entry.op.body)).toMatchObject([{ text: 'one' }, { text: 'two' }])
    expect(store.draft({ conversationId: NADIA_CHAT }).text).toBe('')
    expect(store.openReport()).toMatchObject([
      expect.stringContaining('2 unsent and 0 drafts could be saved'),
    ])
    store.close()
  })

  it('leaves out a message whose words were damaged', () => {
    const folder = usedFolder()
    const path = join(folder, 'outbox.db')
    const at = readFileSync(path).indexOf('"text":"one"')
    expect(at).toBeGreaterThan(0)
    overwrite(path, at, Buffer.from('"text":"0ne"'))
    // The file as a whole is damaged, too, or nobody would look.
    damageTable(path, 'drafts')
    const store = newStore({ folder })
    expect(store.outbox().map((entry) => entry.op.body)).toMatchObject([{ text: 'two' }])
    store.close()
  })

  it('that is garbage starts anew, and says so', () => {
    const folder = usedFolder()
    writeFileSync(join(folder, 'outbox.db'), 'garbage'.repeat(1000))
    const store = newStore({ folder })
    expect(store.outbox()).toEqual([])
    expect(store.openReport()[0]).toMatch(/0 unsent and 0 drafts could be saved; others may be lost/)
    expect(existsSync(join(folder, 'outbox.db'))).toBe(true)
    store.close()
  })

  it('that has disappeared is announced', () => {
    const folder = usedFolder()
    rmSync(join(folder, 'outbox.db'))
    const store = newStore({ folder })
    expect(store.openReport()[0]).toMatch(/outbox.db was missing/)
    store.close()
  })
})
