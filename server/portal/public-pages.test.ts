import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PortalChats, PublicInformation, PublicProfile } from '../../protocol/wire/http.ts'
import { deskConversationId, newId, type PublicLinkId, type UserId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import { DeskClient, makeOp, post, signIn } from '../testing/desk-client.ts'
import { cookieOf, eventually, mailsTo, portalSignIn } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// What everybody may read and do without an account, and what somebody tries who writes the requests by hand.

let server: TestServer
let small: network.SmallNetwork
let desk: DeskClient
let link: string
let clock = 1_800_000_000_000

beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  small = await network.makeSmallNetwork(server.database)
  const tokens = await signIn(server.url, network.managerEmail)
  desk = await DeskClient.connect(server.url, tokens.accessToken)
  await desk.hello(tokens.deviceId)
})
afterAll(async () => {
  desk.close()
  await server.close()
})
beforeEach(async () => {
  clock += 3_600_000
  link = await share(small.manager)
})

async function push(body: OpBody): Promise<void> {
  const { results } = await desk.get('push', { ops: [makeOp(body)] })
  expect(results).toMatchObject([{ status: 'applied' }])
}

async function share(userId: UserId): Promise<PublicLinkId> {
  const linkId = newId() as PublicLinkId
  await push({ type: 'publicLink.share', linkId, locationId: small.here, userId })
  return linkId
}

const api = (at: string) => `${server.url}/portal/api${at}`

async function profile(id: string = link, cookie = '') {
  const response = await fetch(api(`/links/${id}`), { headers: { cookie } })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** Signs up at the link with the code from the mail. Out: the cookie. */
async function signUp(name: string, email: string): Promise<string> {
  const before = (await mailsTo(server, email)).length
  const asked = await post(api(`/links/${link}/sign-up`), { name, email })
  const mail = await eventually(async () => (await mailsTo(server, email))[before])
  const code = /Your code is (\d{6})/.exec(mail)![1]!
  const cookie = cookieOf(asked.headers)
  const { headers } = await post(api(`/links/${link}/sign-in`), { email, code }, { cookie })
  return cookieOf(headers)
}

async function usersOf(email: string) {
  return server.database.query<{ id: UserId; name: string; type: string; locationId: string }>(
    `select u.id, u.name, m.type, m.location_id as "locationId"
     from users u join memberships m on m.user_id = u.id where lower(u.email) = $1`,
    [email],
  )
}

describe('a public profile', () => {
  it('shows name, About and the contacts that were made public, and nothing else', async () => {
    await server.database.query(
      `update users set about = 'Ask me', phone = '+44 1', privacy = '{"name":"location","email":"administrators",
       "phone":"public","bookings":"location"}' where id = $1`,
      [small.manager],
    )
    const { status, text, headers } = await profile()
    expect(status).toBe(200)
    expect(PublicProfile.parse(JSON.parse(text))).toMatchObject({
      name: 'Dana Fields',
      about: 'Ask me',
      email: null,
      phone: '+44 1',
      mayChat: true,
      readers: 'Dana and Maria answer',
    })
    expect(text).not.toContain(network.managerEmail)
    expect(text).not.toContain(small.manager)
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('answers the same for what was revoked, never made, malformed, or a removed person', async () => {
    const good = link
    await push({ type: 'publicLink.revoke', linkId: good as PublicLinkId, locationId: small.here })
    const removed = await share(small.manager2)
    await server.database.query('delete from memberships where user_id = $1', [small.manager2])
    const hidden = await share(small.customer)
    const answers = [
      await profile(good),
      await profile(removed),
      await profile(hidden),
      await profile(newId()),
      await profile('x'),
      await profile("' or 1=1"),
    ]
    for (const { status, text } of answers) expect([status, text]).toEqual([404, answers[0]!.text])
    const again = await post(api(`/links/${good}/sign-up`), { name: 'Eve', email: 'eve@foyer.example' })
    expect(again.status).toBe(404)
  })

  it('has no Chat where chats are switched off, and opens none for whoever is not signed in', async () => {
    const cookie = await portalSignIn(server, network.customerEmail)
    await server.database.query('update locations set chats_on = false where id = $1', [small.here])
    expect(JSON.parse((await profile()).text)).toMatchObject({
      mayChat: false,
      why: 'Chat is no longer available here.',
    })
    expect((await post(api(`/links/${link}/chat`), {}, { cookie })).status).toBe(403)
    await server.database.query('update locations set chats_on = true where id = $1', [small.here])
    expect((await post(api(`/links/${link}/chat`), {})).status).toBe(401)
  })

  it('is not found by guessing: the guesser is stopped', async () => {
    const statuses = new Set<number>()
    let tries = 0
    for (; tries < 10_000 && !statuses.has(429); tries++) statuses.add((await profile(newId())).status)
    expect(tries).toBeLessThan(200)
    expect([...statuses]).toEqual([404, 429])
    clock += 3_600_000
  })
})

describe('signing up at a profile', () => {
  it('makes a user and a nonmember when the code is typed, and not before', async () => {
    const email = 'newcomer@foyer.example'
    const who = { name: ' Nora New ', email: 'Newcomer@Foyer.example' }
    const asked = await post(api(`/links/${link}/sign-up`), who)
    const mail = await eventually(async () => (await mailsTo(server, email))[0])
    expect(await usersOf(email)).toEqual([])
    const right = /Your code is (\d{6})/.exec(mail)![1]!
    const wrong = right === '111111' ? '222222' : '111111'
    const enter = (code: string, ticket = cookieOf(asked.headers)) =>
      post(api(`/links/${link}/sign-in`), { email, code }, { cookie: ticket })
    // Somebody elsewhere, who has no ticket or one of their own, neither gets in nor uses up the tries.
    const theirs = await post(api(`/links/${link}/sign-up`), { name: 'Eve', email })
    for (const ticket of ['', cookieOf(theirs.headers)]) {
      for (let tried = 0; tried < 6; tried++) expect((await enter(wrong, ticket)).status).toBe(401)
    }
    expect((await enter(wrong)).status).toBe(401)
    expect(await usersOf(email)).toEqual([])
    const { status, headers } = await enter(right)
    expect(status).toBe(200)
    expect(await usersOf(email)).toMatchObject([
      { name: 'Nora New', type: 'nonmember', locationId: small.here },
    ])
    expect((await enter(right)).status).toBe(401)

    const cookie = cookieOf(headers)
    const opened = await post(api(`/links/${link}/chat`), {}, { cookie })
    const [user] = await usersOf(email)
    const conversationId = deskConversationId(small.here, { kind: 'user', id: user!.id })
    expect(opened.body).toEqual({ conversationId })
    const chats = await fetch(api('/chats'), { headers: { cookie } })
    expect(PortalChats.parse(await chats.json()).chats).toMatchObject([{ conversationId, canWrite: true }])
    const [row] = await server.database.query(
      'select assignee_user_id as assignee from conversations where id = $1',
      [conversationId],
    )
    expect(row).toEqual({ assignee: small.manager })
  })

  it('signs in whoever is known, by the same answer, and makes nobody twice', async () => {
    const cookie = await signUp('Somebody Else', network.strangerEmail)
    await post(api(`/links/${link}/chat`), {}, { cookie })
    const known = await usersOf(network.strangerEmail)
    expect(known.map(({ name }) => name)).toEqual(['Sam Stranger', 'Sam Stranger'])
    expect(known.map(({ locationId }) => locationId).sort()).toEqual([small.here, small.elsewhere].sort())
  })

  it('mails nothing to somebody who was barred, and limits the mails', async () => {
    await server.database.query(
      `insert into bars (user_id, rev, active, reason, by_user_id, at) values ($1, 1, true, '', $2, 1)`,
      [small.companyPerson, small.manager],
    )
    const email = 'colin@foyer.example'
    const answers: number[] = []
    for (let i = 0; i < 6; i++) {
      answers.push((await post(api(`/links/${link}/sign-up`), { name: 'Colin', email })).status)
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 429])
    expect(await mailsTo(server, email)).toEqual([])
  })

  it.each([
    { name: '', email: 'a@b.example' },
    { name: 'A\u0000B', email: 'a@b.example' },
    { name: 'A\nBcc: x@y.example', email: 'a@b.example' },
    { name: 'A', email: 'a@b.example\r\nBcc: x@y.example' },
    { name: 'x'.repeat(301), email: 'a@b.example' },
    { name: 'A' },
  ])('refuses %j', async (body) => {
    expect((await post(api(`/links/${link}/sign-up`), body)).status).toBe(400)
  })
})

describe('an Information page', () => {
  it('is for everybody, and shows no picture but its own', async () => {
    await push({
      type: 'location.edit',
      locationId: small.here,
      editId: newId(),
      basis: { rev: 1000, editId: null },
      information: [{ type: 'paragraph', spans: [{ text: 'Welcome', bold: true }] }],
    })
    const response = await fetch(api(`/locations/${small.here}/information`))
    expect(PublicInformation.parse(await response.json())).toMatchObject({
      name: 'Riverside',
      information: [{ spans: [{ text: 'Welcome', bold: true }] }],
    })
    const texts: string[] = []
    for (const at of [newId(), 'x', `${small.here}/../${small.elsewhere}`]) {
      const answer = await fetch(api(`/locations/${encodeURIComponent(at)}/information`))
      expect(answer.status).toBe(404)
      texts.push(await answer.text())
    }
    const picture = await fetch(api(`/locations/${small.here}/pictures/${newId()}`))
    texts.push(await picture.text())
    expect(new Set(texts).size).toBe(1)
  })
})

it('a link’s address leads to the page and tells nobody where it leads', async () => {
  const answer = await fetch(`${server.url}/p/${link}`, { redirect: 'manual' })
  expect(answer.headers.get('location')).toBe(`/portal/#/p/${link}`)
  expect(answer.headers.get('x-robots-tag')).toContain('noindex')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
})
