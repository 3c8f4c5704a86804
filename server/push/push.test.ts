import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PushKey } from '../../protocol/wire/http.ts'
import { deskConversationId, directConversationId, newId, type UserId } from '../../protocol/wire/ids.ts'
import { openPortalSession } from '../auth/sessions.ts'
import type { Queries, SqlValue } from '../database/database.ts'
import { PORTAL_COOKIE } from '../http/asker.ts'
import { chatList } from '../portal/chat-list.ts'
import { sendOp, statusOf } from '../testing/desk-client.ts'
import { eventually } from '../testing/portal-client.ts'
import { PushKeys, pushKeys } from './keys.ts'
import { postNotice } from './post.ts'
import { startPushService, type PushBrowser, type PushService } from '../testing/pushes.ts'
import { TwoPeople } from '../testing/two-people.ts'

// What somebody is told in a browser in which the portal is closed: by the same rule as in the open page.

let clock = 1_800_000_000_000
let service: PushService
let world: TwoPeople
beforeAll(async () => {
  service = await startPushService()
  world = await TwoPeople.start(() => clock, { pushServices: service.origin })
}, 60_000)
beforeEach(() => {
  clock += 61_000
})
afterAll(async () => {
  await world.close()
  await service.close()
})

/** A browser of its own in which somebody is signed in and has switched notifications on. */
async function subscribed(userId: UserId): Promise<{ browser: PushBrowser; cookie: string }> {
  const { token } = await openPortalSession(world.server.database, userId, clock)
  const cookie = `${PORTAL_COOKIE}=${token}`
  const browser = service.browser()
  expect((await world.put('/push', cookie, browser.subscription)).status).toBe(200)
  return { browser, cookie }
}

const nadiasChat = () => deskConversationId(world.small.here, { kind: 'user', id: world.small.customer })
const deskWrites = async (text: string) => {
  const { results } = await world.manager.get('push', { ops: [sendOp(world.small, nadiasChat(), text)] })
  expect(results[0]?.status).toBe('applied')
}
const nextOf = (browser: PushBrowser, count: number) =>
  eventually(() => (browser.got.length >= count ? browser.got[count - 1] : undefined))
const readAll = async (cookie: string) => {
  const { messages } = await world.messagesIn(nadiasChat(), cookie)
  await world.post(`/chats/${nadiasChat()}/read`, cookie, {
    seq: Math.max(...messages.map(({ seq }) => seq)),
  })
}

describe('a closed portal', () => {
  it('is told of a message with the page’s words, encrypted and padded; read elsewhere it is taken back', async () => {
    const { browser, cookie } = await subscribed(world.small.customer)
    await deskWrites('Room 4 is free')
    const { notice, headers, bytes } = await nextOf(browser, 1)
    const tag = `chat ${nadiasChat()}`
    const title = 'Riverside desk'
    const hash = `#/chats/${nadiasChat()}`
    expect(notice).toEqual({ show: { tag, title, body: 'Room 4 is free', hash }, withdraw: [] })
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '43200' })
    expect(bytes).toBe(1024)
    await readAll(world.nadia)
    const taken = await nextOf(browser, 2)
    expect(taken.notice).toEqual({ show: null, withdraw: [tag] })
    expect(taken.headers.topic).toBe(headers.topic)
    await world.delete('/push', cookie)
  })

  it('is told of an arrival, who asks to come, and not of what the person did', async () => {
    const { browser, cookie } = await subscribed(world.small.customer)
    const visitId = newId()
    const visit = { visitId, locationId: world.small.here, visitorName: 'Vera', visitorEmail: null }
    const registered = await world.post('/visits', cookie, {
      ...{ ...visit, opId: newId(), visitorCompany: null, expectedAt: clock + 60_000 },
    })
    expect(registered.status).toBe(200)
    const step = { type: 'visit.step', visitId, step: 'checkIn', at: clock, code: null } as const
    expect(await statusOf(world.manager, step)).toBe('applied')
    const { notice } = await nextOf(browser, 1)
    expect(notice.show).toMatchObject({ title: 'Vera is here for you', hash: `#/visitors/${visitId}` })
    await world.post(`/visits/${visitId}/answer`, cookie, { opId: newId(), answer: 'read' })
    expect((await nextOf(browser, 2)).notice).toEqual({ show: null, withdraw: [`visit ${visitId}`] })
    expect(browser.got).toHaveLength(2)
    await world.delete('/push', cookie)
  })

  it('counts no message whose words it has not read, whenever it was written', async () => {
    let written = 0
    const { database } = world.server
    // A reading has several queries, and the desk may write between any two of them.
    const queries: Queries = {
      query: async <Row>(sql: string, values?: readonly SqlValue[]) => {
        const rows = await database.query<Row>(sql, values)
        if (/from messages/.test(sql)) await deskWrites(`${++written}`)
        return rows
      },
    }
    await readAll(world.nadia)
    const chats = await chatList(queries, { userId: world.small.customer, conversationId: null })
    const { unread, last } = chats.find(({ conversationId }) => conversationId === nadiasChat())!
    expect(written).toBeGreaterThan(1)
    expect(Number(last?.text)).toBeGreaterThanOrEqual(unread)
  })

  it('hears nothing of internal notes, own words, or a person who was blocked', async () => {
    const { browser, cookie } = await subscribed(world.small.companyPerson)
    const chat = directConversationId(world.small.companyPerson, world.small.customer)
    const send = (from: string, to: UserId, text: string) => world.send(from, chat, to, text)
    expect((await send(world.nadia, world.small.companyPerson, 'Hello Colin')).status).toBe(200)
    expect((await nextOf(browser, 1)).notice.show).toMatchObject({
      title: 'Nadia Nguyen',
      body: 'Hello Colin',
    })
    await send(cookie, world.small.customer, 'Hello Nadia')
    await world.put(`/blocks/${world.small.customer}`, cookie, { opId: newId(), active: true })
    expect((await send(world.nadia, world.small.companyPerson, 'Still there?')).status).toBe(403)
    const desk = { locationId: world.small.here, subject: { kind: 'user', id: world.small.companyPerson } }
    const own = deskConversationId(world.small.here, {
      kind: 'user',
      id: world.small.companyPerson,
    })
    for (const [kind, text] of [
      ['note', 'Pays late'],
      ['text', 'Your parcel is here'],
    ] as const) {
      const op = sendOp(world.small, own, text, { desk: desk as never, kind })
      expect((await world.manager.get('push', { ops: [op] })).results[0]?.status).toBe('applied')
    }
    // What came before would have been told before.
    const last = await eventually(() => browser.got.find(({ notice }) => notice.show?.tag === `chat ${own}`))
    expect(last.notice.show?.body).toBe('Your parcel is here')
    expect(browser.got.map(({ notice }) => notice.show?.body).filter(Boolean)).toEqual([
      'Hello Colin',
      'Your parcel is here',
    ])
    await world.put(`/blocks/${world.small.customer}`, cookie, { opId: newId(), active: false })
    await world.delete('/push', cookie)
  })
})

describe('a subscription', () => {
  const count = async () => {
    const [row] = await world.server.database.query<{ n: number }>(
      'select count(*) as n from push_subscriptions',
    )
    return row!.n
  }

  it('ends with its session, however that ends', async () => {
    const signedOut = await subscribed(world.small.customer)
    const barred = await subscribed(world.small.companyPerson)
    const stays = await subscribed(world.small.customer)
    await world.post('/sign-out', signedOut.cookie, {})
    const bar = { type: 'bar.put', locationId: world.small.here, reason: '' } as const
    expect(await statusOf(world.manager, { ...bar, userId: world.small.companyPerson, active: true })).toBe(
      'applied',
    )
    await deskWrites('The lift is out of order')
    await nextOf(stays.browser, 1)
    expect([signedOut.browser.asked, barred.browser.asked]).toEqual([0, 0])
    await statusOf(world.manager, { ...bar, userId: world.small.companyPerson, active: false })
    // A session that has run out is told nothing either.
    const runsOut = clock
    clock += 31 * 86_400_000
    const newer = await subscribed(world.small.customer)
    await deskWrites('And works again')
    await nextOf(newer.browser, 1)
    expect(stays.browser.got).toHaveLength(1)
    clock = runsOut
    await world.server.database.query('delete from push_subscriptions')
  })

  it('goes when the browser has gone, and is tried again a bounded number of times while the service fails', async () => {
    const gone = await subscribed(world.small.customer)
    gone.browser.answer = { status: 410 }
    const fails = await subscribed(world.small.customer)
    fails.browser.answer = { status: 503, headers: { 'retry-after': '1' } }
    await deskWrites('First')
    const pauseAfter = (tries: number) =>
      eventually(async () => {
        const [waits] = await world.server.database.query<{ pauseMs: number }>(
          'select next_at - $1 as "pauseMs" from push_notices where tries = $2 and next_at <> $1 + 60000',
          [clock, tries],
        )
        return waits?.pauseMs
      })
    const pauses = [await pauseAfter(1)]
    await eventually(async () => ((await count()) === 1 ? true : undefined))
    for (let tries = 2; tries <= 5; tries++) {
      clock += 3_600_000
      // Anything that happens lets the server look.
      await world.send(world.nadia, nadiasChat(), null, `Hm ${tries}`)
      pauses.push(await pauseAfter(tries))
    }
    expect(pauses).toEqual([30_000, 120_000, 480_000, 1_920_000, 3_600_000])
    expect([gone.browser.asked, fails.browser.asked]).toEqual([1, 5])
    fails.browser.answer = { status: 201 }
    clock += 3_700_000
    await deskWrites('Second')
    // A newer word takes the place of the one that was given up.
    expect((await nextOf(fails.browser, 1)).notice.show?.body).toBe('Second')
    expect(fails.browser.asked).toBe(6)
    await world.delete('/push', fails.cookie)
  })

  it('is one for each session, ten for a person, and of a browser only whoever signed in there last', async () => {
    const first = await subscribed(world.small.customer)
    for (let more = 0; more < 10; more++) {
      clock++
      await subscribed(world.small.customer)
    }
    expect(await count()).toBe(10)
    const { endpoint } = first.browser.subscription
    const isKept = async () =>
      (await world.server.database.query('select 1 from push_subscriptions where endpoint = $1', [endpoint]))
        .length
    expect(await isKept()).toBe(0)
    await world.put('/push', world.stranger, first.browser.subscription)
    await world.put('/push', world.nadia, first.browser.subscription)
    await world.put('/push', world.nadia, service.browser().subscription)
    expect(await count()).toBe(10)
    await world.server.database.query('delete from push_subscriptions')
  })

  it('leads to no address but a push service’s, and belongs to somebody who is signed in', async () => {
    const { keys } = service.browser().subscription
    const statusFor = async (endpoint: string) =>
      (await world.put('/push', world.nadia, { endpoint, keys })).status
    for (const endpoint of [
      'http://169.254.169.254/latest/meta-data',
      'https://127.0.0.1/',
      `${service.origin.replace('127.0.0.1', 'localhost')}/x`,
      `http://user:secret@${service.origin.slice(7)}/x`,
      `${service.origin}.attacker.example/x`,
      'file:///etc/passwd',
      'nonsense',
    ]) {
      expect(await statusFor(endpoint), endpoint).toBe(403)
    }
    const badKeys = { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') }
    const { endpoint } = service.browser().subscription
    expect((await world.put('/push', world.nadia, { endpoint, keys: badKeys })).status).toBe(400)
    expect((await world.put('/push', '', { endpoint, keys })).status).toBe(401)
    expect((await world.get('/push', '')).status).toBe(401)
    expect(await count()).toBe(0)
  })
})

it('the keys are made once, are for the server alone to read, and are kept over a restart', async () => {
  const { body } = await world.get('/push', world.nadia)
  const file = path.join(world.server.dataFolder, 'push-keys.json')
  expect(PushKey.parse(body).key).toBe(PushKeys.parse(JSON.parse(await readFile(file, 'utf8'))).publicKey)
  expect((await stat(file)).mode & 0o077).toBe(0)
})

it('a service that never answers holds up no stop', async () => {
  const end = new AbortController()
  // It is stopped while the service has the request.
  const silent = createServer(() => end.abort())
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  try {
    const keys = await pushKeys(world.server.dataFolder)
    const poster = { keys, subject: 'mailto:desk@foyer.example', services: [origin], ended: end.signal }
    const subscription = { ...service.browser().subscription, endpoint: `${origin}/send` }
    const posted = postNotice(poster, subscription, { json: '{}', topic: 'topic', ttlSeconds: 60 })
    await expect(posted).rejects.toMatchObject({ cause: { name: 'AbortError' } })
  } finally {
    silent.closeAllConnections()
    silent.close()
  }
})

it('the operator can switch it off', async () => {
  const off = await TwoPeople.start(() => clock, { pushServices: 'off' })
  try {
    await expect(stat(path.join(off.server.dataFolder, 'push-keys.json'))).rejects.toThrow('ENOENT')
    expect(await off.get('/push', off.nadia)).toEqual({ status: 200, body: { key: null } })
    expect((await off.put('/push', off.nadia, service.browser().subscription)).status).toBe(403)
  } finally {
    await off.close()
  }
})
