import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  directConversationId,
  locationStream,
  newId,
  userStream,
  type UserId,
} from '../../protocol/wire/ids.ts'
import { PortalVisits, VisitLinkView } from '../../protocol/wire/portal-visits.ts'
import type { VisitRow } from '../../protocol/wire/rows/space.ts'
import { DeskClient, makeOp, post, signIn } from '../testing/desk-client.ts'
import { eventually, mailsTo, portalSignIn } from '../testing/portal-client.ts'
import { customerEmail, makeSmallNetwork, managerEmail, type SmallNetwork } from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

const VISITOR = 'vera@visitor.example'

let server: TestServer
let network: SmallNetwork
let cookie: string
let desk: DeskClient

beforeAll(async () => {
  server = await startTestServer()
  network = await makeSmallNetwork(server.database)
  cookie = await portalSignIn(server, customerEmail)
  const tokens = await signIn(server.url, managerEmail)
  desk = await DeskClient.connect(server.url, tokens.accessToken)
  await desk.hello(tokens.deviceId)
}, 120_000)
afterAll(async () => {
  desk.close()
  await server.close()
})

async function ask(path: string, body?: object, as = cookie) {
  if (body) return post(`${server.url}/portal/api${path}`, body, { cookie: as })
  const response = await fetch(`${server.url}/portal/api${path}`, { headers: { cookie: as } })
  return { status: response.status, body: await response.json() }
}

async function visits() {
  return PortalVisits.parse((await ask('/visits')).body).visits
}

async function push(body: Parameters<typeof makeOp>[0]) {
  return (await desk.get('push', { ops: [makeOp(body)] })).results[0]?.status
}

/** Base64 or quoted lines of a mail are joined again. */
function textOf(mail: string): string {
  return mail.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
}

describe('a visit', () => {
  it('is registered by its host in the portal; the visitor gets code and link, the host hears of the arrival', async () => {
    const visitId = newId()
    const visit = {
      opId: newId(),
      visitId,
      locationId: network.here,
      visitorName: 'Vera Visitor',
      visitorEmail: VISITOR,
      visitorCompany: null,
      // Not a moment later: its code is good for the day, which may end in this minute.
      expectedAt: Date.now(),
    }
    expect((await ask('/visits', visit)).status).toBe(200)
    expect((await ask('/visits', visit)).status).toBe(200)
    expect(await visits()).toHaveLength(1)
    const mail = textOf(await eventually(async () => (await mailsTo(server, VISITOR))[0]))
    const mailed = await eventually(async () => (await visits()).find(({ mailedAt }) => mailedAt !== null))
    expect(mail).toContain(`Your code is ${mailed.code}`)

    const secret = /#\/visit\/([\w-]+)/.exec(mail)![1]!
    const seen = VisitLinkView.parse((await ask('/visit', { secret }, '')).body)
    expect(seen).toMatchObject({ hostName: 'Nadia Nguyen', code: mailed.code, hasChat: true, mayWrite: true })
    const guessed = await ask('/visit', { secret: `${secret.slice(1)}A` }, '')
    expect(guessed.status).toBe(404)
    expect((await ask('/visitor', { secret }, '')).status).toBe(200)

    const checkIn = {
      type: 'visit.step',
      visitId,
      step: 'checkIn',
      at: Date.now(),
      code: mailed.code,
    } as const
    expect(await push(checkIn)).toBe('applied')
    await eventually(async () =>
      (await mailsTo(server, customerEmail)).find((one) => one.includes('is here for you')),
    )
    const told = await eventually(async () => (await visits()).find(({ hostToldAt }) => hostToldAt !== null))
    expect(told.hostReadAt).toBeNull()
    expect((await ask(`/visits/${visitId}/answer`, { opId: newId(), answer: 'coming' })).status).toBe(200)
    expect((await visits())[0]).toMatchObject({ status: 'checkedIn' })
    expect((await visits())[0]?.hostComingAt).not.toBeNull()
    expect(
      (await ask(`/visits/${visitId}/steps`, { opId: newId(), step: 'checkIn', undo: false })).status,
    ).toBe(403)
  })

  it('that is somebody else’s is answered like one that isn’t there', async () => {
    const [own] = await visits()
    const other = await portalSignIn(server, 'colin@foyer.example')
    const step = () => ({ opId: newId(), step: 'cancel', undo: false })
    const theirs = await ask(`/visits/${own!.id}/steps`, step(), other)
    const nobodys = await ask(`/visits/${newId()}/steps`, step(), other)
    expect(theirs.status).toBe(404)
    expect(theirs.body).toEqual(nobodys.body)
  })

  it('that is cancelled tells the visitor, and its link says so', async () => {
    const visitId = newId()
    const expectedAt = Date.now() + 3_600_000
    const email = 'carl@visitor.example'
    const rest = {
      visitorName: 'Carl',
      visitorEmail: email,
      visitorCompany: null,
      code: '111222',
      asksHost: false,
    }
    await push({
      type: 'visit.register',
      visitId,
      locationId: network.here,
      hostUserId: network.customer,
      expectedAt,
      ...rest,
    })
    const mail = textOf(await eventually(async () => (await mailsTo(server, email))[0]))
    await eventually(async () => (await visits()).find((one) => one.id === visitId && one.mailedAt !== null))
    expect(
      (await ask(`/visits/${visitId}/steps`, { opId: newId(), step: 'cancel', undo: false })).status,
    ).toBe(200)
    await eventually(async () =>
      (await mailsTo(server, email)).find((one) => one.includes('will not take place')),
    )
    const secret = /#\/visit\/([\w-]+)/.exec(mail)![1]!
    const seen = VisitLinkView.parse((await ask('/visit', { secret }, '')).body)
    expect(seen).toMatchObject({ status: 'cancelled', code: null, mayWrite: false })
  })

  it('has a chat of which the desk learns times and no word; cancelled, it is closed at once, and opened by another', async () => {
    const email = 'tilda@visitor.example'
    const register = (visitId: string) =>
      push({
        type: 'visit.register',
        visitId,
        locationId: network.here,
        hostUserId: network.customer,
        visitorName: 'Tilda',
        visitorEmail: email,
        visitorCompany: null,
        expectedAt: Date.now() + 3_600_000,
        code: null,
        asksHost: false,
      })
    const visitId = newId()
    await register(visitId)
    const mail = textOf(await eventually(async () => (await mailsTo(server, email))[0]))
    await eventually(async () => (await visits()).find((one) => one.id === visitId && one.mailedAt !== null))
    const [guest] = await server.database.query<{ id: UserId }>('select id from users where email = $1', [
      email,
    ])
    const chat = `/chats/${directConversationId(network.customer, guest!.id)}`
    const write = (text: string, as: string, directUserId?: UserId) => {
      const message = { opId: newId(), messageId: newId(), text, fileIds: [], replyToId: null }
      return ask(`${chat}/messages`, { ...message, ...(directUserId && { directUserId }) }, as)
    }
    const facts = async () =>
      (
        await server.database.query<{ chat: VisitRow['chat'] }>('select chat from visits where id = $1', [
          visitId,
        ])
      )[0]?.chat ?? null
    expect(await facts()).toBeNull()
    const secret = /#\/visit\/([\w-]+)/.exec(mail)![1]!
    const answer = await fetch(`${server.url}/portal/api/visitor`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ secret }),
    })
    const visitor = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    // Nobody has written yet: the visitor may be the first.
    expect((await ask('/chats', undefined, visitor)).body).toMatchObject({
      chats: [{ kind: 'direct', otherUserId: network.customer, canWrite: true, last: null }],
    })
    expect((await ask(`${chat}/messages`, undefined, visitor)).body).toMatchObject({ messages: [] })
    expect((await write('Which floor? peregrine31', cookie, guest!.id)).status).toBe(200)
    expect(await facts()).toMatchObject({ by: 'host', seq: 1, deliveredAt: null, readAt: null })

    await ask(`${chat}/messages`, undefined, visitor)
    expect((await facts())?.deliveredAt).not.toBeNull()
    expect((await facts())?.readAt).toBeNull()
    await ask(`${chat}/read`, { seq: 1 }, visitor)
    expect((await facts())?.readAt).not.toBeNull()
    expect((await write('The third', visitor)).status).toBe(200)
    expect(await facts()).toMatchObject({ by: 'visitor', seq: 2, readAt: null })
    const [desks] = await server.database.query<{ words: string }>(
      `select string_agg(body::text, ' ') as words from events where stream = $1`,
      [locationStream(network.here)],
    )
    expect(desks?.words).toMatch(/"seq": ?2/)
    expect(desks?.words).not.toMatch(/peregrine31|The third/)

    const closedTo = async () =>
      (
        await server.database.query<{ closed: UserId[] }>(
          `select body->'closedTo' as closed from events where stream = $1 and entity = 'conversation'
           order by seq desc limit 1`,
          [userStream(network.customer)],
        )
      )[0]?.closed
    expect(await closedTo()).toEqual([])
    const step = { type: 'visit.step', visitId, step: 'cancel', at: Date.now(), code: null } as const
    expect(await push(step)).toBe('applied')
    expect(await closedTo()).toHaveLength(2)
    expect((await write('Still?', cookie)).status).toBe(403)
    await register(newId())
    expect(await closedTo()).toEqual([])
    expect((await write('Again then', cookie)).status).toBe(200)
  })
})
