import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../protocol/wire/ids.ts'
import { PortalVisits, VisitLinkView } from '../../protocol/wire/portal-visits.ts'
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
      expectedAt: Date.now() + 60_000,
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
})
