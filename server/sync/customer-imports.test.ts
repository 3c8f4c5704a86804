import { afterAll, expect, test } from 'vitest'
import { customerId, newId, type CustomerImportId, type UserId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import { createLog } from '../log.ts'
import { sendOutgoing } from '../mail/outgoing.ts'
import { createMailSender } from '../mail/sender.ts'
import { eventually, mailsTo } from '../testing/portal-client.ts'
import { adding, codeOf } from '../testing/push-one.ts'
import { startSmallDesk } from '../testing/small-desk.ts'
import * as network from '../testing/small-network.ts'

const { server, small, manager, stranger, ask, rows, standing } = await startSmallDesk()
afterAll(() => server.close())

test('an import of several parts makes people and companies, skips who is here, and is undone as a whole', async () => {
  const importId = newId() as CustomerImportId
  const row = (name: string, email: string | null, company: string | null = null) => ({
    userId: newId() as UserId,
    name,
    email,
    phone: null,
    company,
    plan: null,
    tags: ['fair'],
    note: '',
  })
  const parts = [
    [row('One Person', 'one@example.org', 'Acme'), row('Nadia again', network.customerEmail)],
    [row('Two Person', 'two@example.org', 'acme'), row('One twice', 'ONE@example.org')],
  ]
  const send = (part: number, actor = manager) =>
    ask(actor, {
      type: 'customer.import',
      importId,
      locationId: small.here,
      fileName: 'fair.csv',
      part,
      parts: 2,
      as: 'nonmember',
      known: 'tag',
      rows: parts[part]!,
    })
  const undo = (part: number) =>
    ask(manager, { type: 'customer.undoImport', importId, locationId: small.here, part })
  expect(codeOf(await send(0, stranger))).toBe('forbidden')
  expect(codeOf(await send(0))).toBe('applied')
  expect(codeOf(await send(1))).toBe('applied')
  // The same part, sent again by another operation, adds nobody.
  expect(codeOf(await send(1))).toBe('applied')
  const [found] = await rows<Record<string, number>>('select * from customer_imports where id = $1', [
    importId,
  ])
  expect(found).toMatchObject({ added: 2, tagged: 1, skipped: 1, parts_done: 2 })
  expect(await rows(`select 1 from companies where lower(name) = 'acme'`)).toHaveLength(1)
  const nadia = customerId(small.here, { kind: 'user', id: small.customer })
  const tagsOf = async () =>
    (await rows<{ tags: string[] }>('select tags from customers where id = $1', [nadia]))[0]!.tags
  expect(await tagsOf()).toContain('fair')

  // One of them has been changed since: that one stays.
  const two = parts[1]![0]!.userId
  const one = parts[0]![0]!.userId
  await ask(manager, {
    type: 'membership.change',
    locationId: small.here,
    changes: [{ userId: two, plan: 'Flex', companyId: null }],
  })
  for (const part of [1, 0]) expect(codeOf(await undo(part))).toBe('applied')
  expect(codeOf(await undo(0))).toBe('applied')
  expect(await standing(one)).toBeUndefined()
  expect(await standing(two)).toMatchObject({ type: 'nonmember' })
  expect(await tagsOf()).not.toContain('fair')
  // Nothing tells any more of who is gone, on no device; of who was here before, what was done and taken back.
  const linesOf = (who: string) =>
    rows<{ id: string; kind: string }>(
      'select id, kind from customer_changes where subject_id = $1 order by at, id',
      [who],
    )
  expect(await linesOf(one)).toEqual([])
  const told = await rows<{ entity_id: string; change: string }>(
    `select entity_id, change from events where entity = 'customerChange' order by seq`,
  )
  const aboutNadia = new Set((await linesOf(small.customer)).map(({ id }) => id))
  const aboutTwo = new Set((await linesOf(two)).map(({ id }) => id))
  const left = told.filter(({ entity_id: id }) => !aboutNadia.has(id) && !aboutTwo.has(id))
  expect(left.map(({ change }) => change)).toEqual(['put', 'gone'])
  expect((await linesOf(small.customer)).map(({ kind }) => kind)).toEqual(['tags', 'tags'])
  expect(await rows(`select 1 from companies where lower(name) = 'acme'`)).toHaveLength(0)
  expect(await rows(`select 1 from users where email = 'one@example.org'`)).toHaveLength(0)
  const [undone] = await rows<Record<string, number>>('select * from customer_imports where id = $1', [
    importId,
  ])
  expect(undone).toMatchObject({ removed: 1, kept: 1, parts_undone: 2 })
  expect(
    codeOf(
      await ask(stranger, { type: 'customer.undoImport', importId, locationId: small.elsewhere, part: 0 }),
    ),
  ).toBe('notFound')
})

test('whoever has got a note by hand, or is known to another system, stays when the import is undone', async () => {
  const importId = newId() as CustomerImportId
  const people = ['plain', 'noted', 'outside'].map((name) => ({
    userId: newId() as UserId,
    name,
    email: `${name}@kept.example`,
    phone: null,
    company: null,
    plan: null,
    tags: [],
    note: 'From the file',
  }))
  const [plain, noted, outside] = people.map(({ userId }) => userId)
  const body = { importId, locationId: small.here, fileName: 'fair.csv', part: 0, parts: 1 }
  const how = { as: 'nonmember', known: 'skip' } as const
  await ask(manager, { type: 'customer.import', ...body, ...how, rows: people })
  const subject = { kind: 'user' as const, id: noted! }
  await ask(manager, { type: 'customer.annotate', locationId: small.here, subject, note: 'By hand' })
  await rows('insert into outside_customers values ($1, $2)', ['crm-1', outside!])
  await ask(manager, { type: 'customer.undoImport', importId, locationId: small.here, part: 0 })
  expect(await standing(plain!)).toBeUndefined()
  expect(await standing(noted!)).toBeDefined()
  expect(await standing(outside!)).toBeDefined()
})

test('somebody known elsewhere who is imported again has notes again, though the first import was undone', async () => {
  const id = customerId(small.here, { kind: 'user', id: small.stranger })
  const send = async (note: string) => {
    const importId = newId() as CustomerImportId
    const row = {
      userId: newId() as UserId,
      name: 'Sam',
      email: network.strangerEmail,
      phone: null,
      company: null,
      plan: null,
      tags: [],
      note,
    }
    const body = { importId, locationId: small.here, fileName: 'fair.csv', part: 0, parts: 1 }
    const how = { as: 'nonmember', known: 'skip' } as const
    expect(codeOf(await ask(manager, { type: 'customer.import', ...body, ...how, rows: [row] }))).toBe(
      'applied',
    )
    return importId
  }
  const importId = await send('Met at the fair')
  expect(
    codeOf(await ask(manager, { type: 'customer.undoImport', importId, locationId: small.here, part: 0 })),
  ).toBe('applied')
  expect(await standing(small.stranger)).toBeUndefined()
  await send('Came again')
  const logged = await rows<{ change: string; rev: number; body: { note: string } | null }>(
    `select change, rev, body from events where entity = 'customer' and entity_id = $1 order by seq`,
    [id],
  )
  // The newest revision is the one that is there: a device keeps that, in whatever order they come.
  const newest = logged.reduce((one, other) => (other.rev >= one.rev ? other : one))
  expect(newest).toMatchObject({ change: 'put', body: { note: 'Came again' } })
  expect(logged.map(({ rev }) => rev)).toEqual(logged.map((_, index) => index + 1))
})

test.each(['customer.add', 'membership.change', 'company.put', 'customer.import'] as const)(
  '%s at a location that is not theirs, or is not there, is refused in the same words',
  async (type) => {
    const bodies = (locationId: typeof small.here): Record<typeof type, OpBody> => ({
      'customer.add': adding(locationId),
      'membership.change': {
        type: 'membership.change',
        locationId,
        changes: [{ userId: small.customer, as: 'nonmember' }],
      },
      'company.put': {
        type: 'company.put',
        companyId: small.company,
        locationId,
        name: 'Stolen',
        as: 'member',
        about: '',
        email: null,
        phone: null,
        website: null,
      },
      'customer.import': {
        type: 'customer.import',
        importId: newId() as CustomerImportId,
        locationId,
        fileName: 'x.csv',
        part: 0,
        parts: 1,
        as: 'member',
        known: 'skip',
        rows: [
          {
            userId: newId() as UserId,
            name: 'X',
            email: null,
            phone: null,
            company: null,
            plan: null,
            tags: [],
            note: '',
          },
        ],
      },
    })
    const theirs = await ask(stranger, bodies(small.here)[type])
    const nobodys = await ask(stranger, bodies(newId() as typeof small.here)[type])
    expect(theirs).toMatchObject({ status: 'rejected', error: { code: 'forbidden' } })
    expect(theirs.status === 'rejected' && theirs.error).toEqual(
      nobodys.status === 'rejected' && nobodys.error,
    )
    expect(codeOf(await ask({ userId: small.customer, side: 'customer' }, bodies(small.here)[type]))).toBe(
      'forbidden',
    )
  },
)

test('mails that were queued are handed over once the server looks', async () => {
  await server.database.query(
    `insert into outgoing_mails (id, recipient, subject, text, at) values ($1, 'late@example.org', 'Hello', 'There', 1)`,
    [newId()],
  )
  const work: Promise<unknown>[] = []
  const outgoing = sendOutgoing(
    {
      database: server.database,
      log: createLog('silent'),
      mail: createMailSender(null, `${server.dataFolder}/mail`, null),
      now: Date.now,
      filesFolder: server.dataFolder,
      quotaBytes: 1,
      afterwards: (one) => work.push(one),
    },
    () => server.url,
  )
  outgoing.look()
  outgoing.close()
  await Promise.all(work)
  const [mail] = await eventually(async () => {
    const mails = await mailsTo(server, 'late@example.org')
    return mails.length > 0 ? mails : undefined
  })
  expect(mail).toContain('There')
  expect(await rows('select 1 from outgoing_mails')).toHaveLength(0)
})
