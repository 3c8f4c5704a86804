import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskConversationId, type LocationId, type Subject } from '../../protocol/wire/ids.ts'
import { ENTITIES, ROWS } from '../../protocol/wire/rows/index.ts'
import { findAccount } from '../auth/accounts.ts'
import { verifyPassword } from '../auth/passwords.ts'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/open.ts'
import { rowColumns, tableOf } from '../database/rows.ts'
import { makePlace } from '../testing/start-test-server.ts'
import { seedDemo, type DemoAccount } from './seed.ts'

const now = Date.UTC(2026, 10, 23, 10, 45)

interface Seeded {
  database: Database
  account: DemoAccount
  filesFolder: string
  close(): Promise<void>
}

async function seedNew(size: { customers?: number; messages?: number } = {}): Promise<Seeded> {
  const place = await makePlace()
  const database = await openDatabase(place.dataFolder, place.databaseUrl ?? null)
  const filesFolder = path.join(place.dataFolder, 'files')
  const account = await seedDemo(database, { now, filesFolder, ...size })
  const close = async () => {
    await database.close()
    await place.remove()
  }
  return { database, account, filesFolder, close }
}

async function count(database: Database, from: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(`select count(*) as count from ${from}`)
  return row?.count ?? -1
}

/** A hash of all rows that sync, in the order of their ids. */
async function digest(database: Database): Promise<string> {
  const hash = createHash('sha256')
  for (const entity of ENTITIES) {
    const rows = await database.query<{ id: string }>(
      `select ${rowColumns(entity)} from ${tableOf(entity)} t`,
    )
    hash.update(JSON.stringify(rows.sort((a, b) => (a.id < b.id ? -1 : 1))))
  }
  return hash.digest('hex')
}

/** Conversations whose numbers are not 1, 2, 3 up to the stored newest, or whose times go back. */
const BROKEN_ORDER = `(
  select c.id from conversations c left join (
    select conversation_id, count(*) as messages, min(seq) as lowest, max(seq) as highest, max(sent_at) as newest,
      bool_or(back) as back
    from (select *, sent_at < lag(sent_at) over (partition by conversation_id order by seq) as back from messages) m
    group by conversation_id
  ) m on m.conversation_id = c.id
  where coalesce(m.messages, 0) <> c.last_seq
    or m.messages > 0 and (m.lowest <> 1 or m.highest <> m.messages or m.newest <> c.last_at or m.back)
) broken`

/** What a new network has none of: it comes with what people do. */
const MADE_BY_USE: ReadonlySet<string> = new Set([
  'publicLink',
  'customerChange',
  'joinRequest',
  'customerImport',
  'notificationChoice',
  'comment',
  'block',
  'bar',
  'report',
  'deskInvitation',
])

describe('the demo network', () => {
  let demo: Seeded
  beforeAll(async () => {
    demo = await seedNew()
  })
  afterAll(() => demo.close())

  test('has two locations, some 60 people, companies, and 6,000 messages in some 120 chats', async () => {
    expect(await count(demo.database, 'locations')).toBe(2)
    const people = await count(demo.database, 'users')
    expect(people).toBeGreaterThan(60)
    expect(people).toBeLessThan(90)
    expect(await count(demo.database, 'companies')).toBe(19)
    expect(await count(demo.database, 'messages')).toBe(6000)
    expect(await count(demo.database, 'conversations')).toBeGreaterThan(105)
  })

  test('keeps to the schemas of the wire in every row', async () => {
    for (const entity of ENTITIES) {
      const rows = await demo.database.query(`select ${rowColumns(entity)} from ${tableOf(entity)} t`)
      if (!MADE_BY_USE.has(entity)) expect(rows.length, entity).toBeGreaterThan(0)
      for (const row of rows) ROWS[entity].parse(row)
    }
  })

  test('is the same for the same moment', async () => {
    const other = await seedNew()
    try {
      expect(await digest(other.database)).toBe(await digest(demo.database))
    } finally {
      await other.close()
    }
  })

  test('has one desk chat at most for each customer and location, under the id that devices work out', async () => {
    const chats = await demo.database.query<{ id: string; locationId: LocationId; subject: Subject }>(
      `select ${rowColumns('conversation')} from conversations t where kind = 'desk'`,
    )
    expect(chats.map(({ id }) => id)).toEqual(
      chats.map(({ locationId, subject }) => deskConversationId(locationId, subject)),
    )
    expect(new Set(chats.map(({ id }) => id)).size).toBe(chats.length)
  })

  test('numbers the messages of each chat without a gap, in the order of time, none after now', async () => {
    expect(await count(demo.database, BROKEN_ORDER)).toBe(0)
    expect(await count(demo.database, `messages where sent_at > ${now}`)).toBe(0)
  })

  test('leaves seven chats and three notifications unread for Dana', async () => {
    const unread = await demo.database.query<{ name: string; unread: number }>(`
      select coalesce(u.name, k.name) as name, count(*) as unread
      from conversations c
        join messages m on m.conversation_id = c.id and m.side = 'customer'
        join locations l on l.id = c.location_id and l.name = 'Riverside'
        left join users u on u.id = c.subject_id
        left join companies k on k.id = c.subject_id
        left join read_marks r on r.conversation_id = c.id
          and r.user_id = (select user_id from accounts where email = 'dana@tideway.example')
      where c.kind = 'desk' and m.seq > coalesce(r.seq, 0)
      group by c.id, u.name, k.name order by max(c.last_at) desc`)
    expect(unread).toHaveLength(7)
    expect(unread.slice(0, 3)).toEqual([
      { name: 'Nadia Nguyen', unread: 2 },
      { name: 'Sun-mi Park', unread: 1 },
      { name: 'Amara Mensah', unread: 4 },
    ])
    const rows = await count(
      demo.database,
      `notifications n join locations l on l.id = n.location_id and l.name = 'Riverside'
       where not exists (select 1 from notification_marks m where m.notification_id = n.id
         and m.user_id = (select user_id from accounts where email = 'dana@tideway.example'))`,
    )
    expect(rows).toBe(3)
  })

  test('shows the chats of the design first', async () => {
    const newest = await demo.database.query<{ name: string }>(`
      select coalesce(u.name, k.name) as name from conversations c
        join locations l on l.id = c.location_id and l.name = 'Riverside'
        left join users u on u.id = c.subject_id left join companies k on k.id = c.subject_id
      where c.kind = 'desk' order by c.last_at desc limit 9`)
    expect(newest.map(({ name }) => name)).toEqual([
      'Nadia Nguyen',
      'Oleh Kovalenko',
      'Sun-mi Park',
      'Bright Collective',
      'Tomás Álvarez',
      'Emma Wójcik',
      'Jonas Lindqvist',
      'Amara Mensah',
      'Luca Ferrari',
    ])
  })

  test('keeps the bytes of every file, with the size and hash that its row says', async () => {
    const files = await demo.database.query<{ uploadId: string; sha256: string; sizeBytes: number }>(
      'select distinct upload_id as "uploadId", sha256, size_bytes as "sizeBytes" from files',
    )
    expect(files.length).toBeGreaterThanOrEqual(7)
    for (const { uploadId, sha256, sizeBytes } of files) {
      const bytes = await readFile(path.join(demo.filesFolder, uploadId))
      expect(bytes.length).toBe(sizeBytes)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    const unknown = `messages m cross join lateral jsonb_array_elements(m.files) f
      left join files k on k.id = (f->>'id')::uuid and k.message_id = m.id and k.sha256 = f->>'sha256' where k.id is null`
    expect(await count(demo.database, unknown)).toBe(0)
  })

  test('lets Dana sign in with the password that it tells, and knows the address of Nadia', async () => {
    const account = await findAccount(demo.database, demo.account.email)
    expect(await verifyPassword(account?.passwordHash ?? null, demo.account.password)).toBe(true)
    expect(
      await count(demo.database, `users where email = 'nadia@lumen.studio' and name = 'Nadia Nguyen'`),
    ).toBe(1)
  })

  test('begins each stream with a snapshot', async () => {
    expect(await count(demo.database, 'events')).toBe(0)
    expect(await count(demo.database, 'streams where head = 6000 and floor = head')).toBe(7)
  })
})

test('grows to the size asked for, below the same named chats', async () => {
  const large = await seedNew({ customers: 300, messages: 20_000 })
  try {
    const { database } = large
    expect(await count(database, 'messages')).toBe(20_000)
    const staff = '(select user_id from accounts)'
    const customers =
      (await count(database, `users where id not in ${staff}`)) + (await count(database, 'companies'))
    expect(customers).toBe(300)
    expect(await count(database, BROKEN_ORDER)).toBe(0)
    const [first] = await database.query<{ name: string }>(
      `select u.name from conversations c join users u on u.id = c.subject_id order by c.last_at desc limit 1`,
    )
    expect(first?.name).toBe('Nadia Nguyen')
    const [longest] = await database.query<{ most: number }>(
      'select max(last_seq) as most from conversations',
    )
    expect(longest?.most).toBeGreaterThan(250)
  } finally {
    await large.close()
  }
})
