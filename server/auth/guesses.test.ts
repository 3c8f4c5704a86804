import { afterAll, beforeAll, expect, test } from 'vitest'
import { directConversationId, newId, type PublicLinkId, type UserId } from '../../protocol/wire/ids.ts'
import type { OpResult } from '../../protocol/wire/ops.ts'
import { DeskClient, makeOp, post, signIn } from '../testing/desk-client.ts'
import { cookieOf, eventually, mailedCode, mailsTo } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { makeVisitorLink } from './visitor-links.ts'

/**
 * Security row 33: ten thousand guesses of each secret, from eight network addresses side by side. The limits are the same on
 * both databases, so that the built-in one takes fewer where PostgreSQL takes them all.
 */
const GUESSES = process.env.TEST_DATABASE_URL ? 10_000 : 4_000
const SIDE_BY_SIDE = 200
const ATTACKERS = Array.from({ length: 8 }, (_, index) => `203.0.113.${index + 1}`)
const OWNER = '198.51.100.7'

let server: TestServer
let small: network.SmallNetwork
let desk: DeskClient
let clock = Date.parse('2026-11-27T10:00:00Z')
beforeAll(async () => {
  // A proxy says who asks, so that a test can come from many addresses.
  server = await startTestServer({ now: () => clock, publicUrl: 'https://foyer.example' })
  small = await network.makeSmallNetwork(server.database)
  const tokens = await signIn(server.url, network.managerEmail)
  desk = await DeskClient.connect(server.url, tokens.accessToken)
  await desk.hello(tokens.deviceId)
}, 120_000)
afterAll(async () => {
  desk.close()
  await server.close()
})

interface Answer {
  status: number
  text: string
}

async function ask(path: string, from: string, body?: object, cookie = ''): Promise<Answer> {
  const response = await fetch(`${server.url}/portal/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'x-forwarded-for': from,
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

/** Makes all the guesses. Out: how often each answer came. */
async function guess(one: (index: number, from: string) => Promise<Answer>): Promise<Map<string, number>> {
  const answers = new Map<string, number>()
  let next = 0
  const guesser = async () => {
    for (let index = next++; index < GUESSES; index = next++) {
      const { status, text } = await one(index, ATTACKERS[index % ATTACKERS.length]!)
      const answer = `${status} ${text}`
      answers.set(answer, (answers.get(answer) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, guesser))
  return answers
}

/** How many of the answers had a status. */
function withStatus(answers: Map<string, number>, status: number): number {
  return [...answers].filter(([text]) => text.startsWith(`${status} `)).reduce((sum, [, n]) => sum + n, 0)
}

/** The different answers with a status. */
function texts(answers: Map<string, number>, status: number): string[] {
  return [...answers.keys()].filter((text) => text.startsWith(`${status} `))
}

test('a public link isn’t found, and its reader elsewhere notices nothing', async () => {
  const linkId = newId() as PublicLinkId
  const body = { type: 'publicLink.share', linkId, locationId: small.here, userId: small.manager } as const
  await desk.get('push', { ops: [makeOp(body)] })
  const answers = await guess((_, from) => ask(`/links/${newId()}`, from))
  expect(withStatus(answers, 404) + withStatus(answers, 429)).toBe(GUESSES)
  expect(texts(answers, 404)).toHaveLength(1)
  expect(withStatus(answers, 404)).toBeLessThanOrEqual(ATTACKERS.length * 100)
  expect((await ask(`/links/${linkId}`, OWNER)).status).toBe(200)
  // The right one is answered like the wrong ones to whoever has guessed too often, for a quarter of an hour.
  expect((await ask(`/links/${linkId}`, ATTACKERS[0]!)).status).toBe(429)
}, 120_000)

test.each(['/visit', '/visitor'])(
  'the link of a visit isn’t found by %s, and its visitor elsewhere notices nothing',
  async (path) => {
    const conversationId = directConversationId(small.customer, newId() as UserId)
    const link = { userId: small.companyPerson, conversationId, expiresAt: clock + 60_000 }
    const secret = await makeVisitorLink(server.database, link)
    const wrong = (index: number) => `${secret.slice(0, -5)}${String(index).padStart(5, 'x')}`
    const answers = await guess((index, from) => ask(path, from, { secret: wrong(index) }))
    expect(withStatus(answers, 404) + withStatus(answers, 429)).toBe(GUESSES)
    expect(texts(answers, 404)).toHaveLength(1)
    expect(withStatus(answers, 429)).toBeGreaterThan(GUESSES / 2)
    const opened = await ask('/visitor', OWNER, { secret })
    expect(opened).toMatchObject({ status: 200, text: JSON.stringify({ conversationId }) })
  },
  120_000,
)

test('a sign-in code isn’t found, and guessing neither uses it up nor keeps its owner out', async () => {
  const email = network.customerEmail
  const { code, cookie } = await mailedCode(server, email)
  const wrong = (index: number) => String((Number(code) + 1 + index) % 1_000_000).padStart(6, '0')
  // Each asks for codes of their own as often as they may, and tries with the tickets of those.
  const tickets: { from: string; cookie: string }[] = []
  const asked = new Map<number, number>()
  for (let asks = 0; asks < 6; asks++) {
    for (const from of ATTACKERS) {
      const answer = await post(`${server.url}/portal/api/code`, { email }, { 'x-forwarded-for': from })
      asked.set(answer.status, (asked.get(answer.status) ?? 0) + 1)
      if (answer.status === 200) tickets.push({ from, cookie: cookieOf(answer.headers) })
    }
  }
  await eventually(async () => (await mailsTo(server, email))[tickets.length])
  // From anywhere together: the owner's own is one of them.
  expect(tickets.length).toBeLessThan(30)
  const known = await guess((index) => {
    const { from, cookie: ticket } = tickets[index % tickets.length]!
    return ask('/sign-in', from, { email, code: wrong(index) }, index % 2 === 0 ? ticket : undefined)
  })
  expect(withStatus(known, 401) + withStatus(known, 429)).toBe(GUESSES)
  expect(texts(known, 401)).toHaveLength(1)
  const [counted] = await server.database.query<{ guesses: number }>(
    'select sum(tries)::int as guesses from mail_codes where user_id = $1 and used_at is null',
    [small.customer],
  )
  expect(counted!.guesses).toBeLessThanOrEqual(30 * 5)

  // The owner's code is as good as before, in the browser that asked for it.
  const unknown = await ask('/sign-in', OWNER, { email: 'nobody@foyer.example', code }, cookie)
  expect(texts(known, 401)).toEqual([`401 ${unknown.text}`])
  expect((await ask('/sign-in', OWNER, { email, code }, cookie)).status).toBe(200)
  // Who asked most gets no more, and from everywhere else one comes to each, as to the owner on a new phone, until all are gone.
  expect((await ask('/code', ATTACKERS[0]!, { email })).status).toBe(429)
  const elsewhere: number[] = []
  for (let host = 99; host < 119; host++) {
    elsewhere.push((await ask('/code', `203.0.113.${host}`, { email })).status)
  }
  expect(elsewhere.filter((status) => status === 200)).toHaveLength(15)
  expect(elsewhere.indexOf(429)).toBe(15)
  await eventually(async () => (await mailsTo(server, email))[tickets.length + 15])
  // No stranger gets more codes now; the owner does, in a browser from which they have signed in.
  const again = await mailedCode(server, email, cookie)
  expect((await ask('/sign-in', OWNER, { email, code: again.code }, cookie)).status).toBe(200)
  clock += 15 * 60_000
}, 120_000)

test('whoever has a whole IPv6 /48 leaves codes to others, and an office behind one address has as many as before', async () => {
  const email = network.strangerEmail
  const asks = async (from: string) => (await ask('/code', from, { email })).status
  const ofSite: number[] = []
  for (let subnet = 0; subnet < 40; subnet++) ofSite.push(await asks(`2001:db8:5:${subnet.toString(16)}::1`))
  expect(ofSite.filter((status) => status === 200)).toHaveLength(10)
  expect(ofSite.indexOf(429)).toBe(10)
  // Another site, the owner at home and on the phone: each as if nobody had asked.
  expect(await asks('2001:db8:6::1')).toBe(200)
  for (let tries = 0; tries < 4; tries++) expect(await asks(OWNER)).toBe(200)
  expect(await asks('192.0.2.200')).toBe(200)
  clock += 15 * 60_000
  // Many people behind one address: each asks for a code to an address of their own.
  for (let person = 0; person < 40; person++) {
    const answer = await ask('/code', '2001:db8:7::1', { email: `colleague${person}@foyer.example` })
    expect(answer.status).toBe(200)
  }
}, 120_000)

test('a whole /48 asks for as many codes of announced visits as four of its networks, and keeps nobody else out', async () => {
  await server.database.query(`update locations set visitors_visibility = 'public' where id = $1`, [
    small.here,
  ])
  const asks = async (from: string, index: number) => {
    const body = { name: 'Eve', email: `eve${index}@visitor.example` }
    return (await ask(`/open/${small.here}/visits/code`, from, body)).status
  }
  const answers: number[] = []
  for (let index = 0; index < 130; index++) answers.push(await asks(`2001:db8:8:${index % 10}::1`, index))
  expect(answers.filter((status) => status === 200)).toHaveLength(120)
  expect(await asks('2001:db8:9::1', 200)).toBe(200)
  expect(await asks(OWNER, 201)).toBe(200)
  clock += 60 * 60_000
}, 120_000)

test('whoever signs up by a public link has codes of their own in that browser from then on', async () => {
  const linkId = newId() as PublicLinkId
  const share = { type: 'publicLink.share', linkId, locationId: small.here, userId: small.manager } as const
  await desk.get('push', { ops: [makeOp(share)] })
  const email = 'newcomer@foyer.example'
  const link = `${server.url}/portal/api/links/${linkId}`
  const { headers } = await post(
    `${link}/sign-up`,
    { name: 'Nell Newcomer', email },
    { 'x-forwarded-for': OWNER },
  )
  const cookie = cookieOf(headers)
  const mail = await eventually(async () => (await mailsTo(server, email))[0])
  const code = /Your code is (\d{6})/.exec(mail)![1]!
  expect((await ask(`/links/${linkId}/sign-in`, OWNER, { email, code }, cookie)).status).toBe(200)

  for (let host = 1; host <= 40; host++) await ask('/code', `192.0.2.${host}`, { email })
  expect((await ask('/code', '192.0.2.99', { email })).status).toBe(429)
  expect((await ask('/code', OWNER, { email }, cookie)).status).toBe(200)
}, 120_000)

test('a check-in code isn’t found by a hand-made desk; by name, and later by code, it goes on', async () => {
  const visitId = newId()
  const code = '314159'
  const visit = {
    type: 'visit.register',
    visitId,
    locationId: small.here,
    hostUserId: small.customer,
    visitorName: 'Vera Visitor',
    visitorEmail: null,
    visitorCompany: null,
    expectedAt: clock,
    code,
    asksHost: false,
  } as const
  const checkIn = (word: string | null) =>
    makeOp({ type: 'visit.step', visitId, step: 'checkIn', at: clock, code: word }, newId())
  expect((await desk.get('push', { ops: [makeOp(visit)] })).results[0]?.status).toBe('applied')

  const results: OpResult[] = []
  const push = async (from: number) => {
    const wrong = Array.from({ length: 50 }, (_, index) => checkIn(String(500_000 + from + index)))
    results.push(...(await desk.get('push', { ops: wrong })).results)
  }
  for (let from = 0; from < GUESSES; from += 500) {
    await Promise.all(Array.from({ length: 10 }, (_, index) => push(from + index * 50)))
  }
  const codes = results.map((result) => (result.status === 'rejected' ? result.error.code : result.status))
  expect(results).toHaveLength(GUESSES)
  expect(codes.filter((one) => one === 'badCode')).toHaveLength(20)
  expect(codes.filter((one) => one === 'tooManyTries')).toHaveLength(GUESSES - 20)
  // The right one is no better than a wrong one now.
  const [right] = (await desk.get('push', { ops: [checkIn(code)] })).results
  expect(right).toMatchObject({ status: 'rejected', error: { code: 'tooManyTries' } })

  const undo = makeOp({ type: 'visit.undo', visitId, step: 'checkIn', at: clock }, newId())
  for (const op of [checkIn(null), undo]) {
    expect((await desk.get('push', { ops: [op] })).results[0]?.status).toBe('applied')
  }
  clock += 15 * 60_000
  expect((await desk.get('push', { ops: [checkIn(code)] })).results[0]?.status).toBe('applied')
}, 120_000)
