import { afterAll, beforeAll, expect, test } from 'vitest'
import { locationStream, newId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import { DeskClient, makeOp, post, signIn } from '../testing/desk-client.ts'
import { bookingEvent, OutsideSystem } from '../testing/outside-system.ts'
import { cookieOf, eventually, mailsTo } from '../testing/portal-client.ts'
import { adding, importing } from '../testing/push-one.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// One e-mail is one person, whichever door they come by. On PostgreSQL the doors really stand open at the same moment.

const ROUNDS = 8

let server: TestServer
let small: network.SmallNetwork
let outside: OutsideSystem
const desks: DeskClient[] = []
let linkId: string

beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
  await server.database.query(`update memberships set admin_role = 'owner' where admin_role is not null`)
  outside = await OutsideSystem.of(server)
  const emails = [network.managerEmail, network.manager2Email, network.otherManagerEmail]
  for (const email of [...emails, network.managerEmail, network.otherManagerEmail]) {
    const tokens = await signIn(server.url, email)
    const desk = await DeskClient.connect(server.url, tokens.accessToken)
    await desk.hello(tokens.deviceId)
    desks.push(desk)
  }
  linkId = newId()
  await does(0, {
    type: 'publicLink.share',
    linkId: linkId as never,
    locationId: small.here,
    userId: small.manager,
  })
})
afterAll(async () => {
  desks.forEach((desk) => desk.close())
  await server.close()
})

/** The same op is sent again while the server asks for that, as a device does. */
async function does(desk: number, body: OpBody): Promise<string> {
  const op = makeOp(body)
  for (;;) {
    const [result] = (await desks[desk]!.get('push', { ops: [op] })).results
    if (result?.status !== 'rejected') return result?.status ?? 'none'
    if (result.error.retry === 'never') return result.error.code
  }
}

const mailWith = (email: string, pattern: RegExp) =>
  eventually(async () => {
    const mails = await mailsTo(server, email)
    const whole = mails.map((mail) => mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '='))
    return whole.flatMap((mail) => pattern.exec(mail)?.[1] ?? [])[0]
  })

/** The same person in two lines of a file. */
const twice = (email: string) => [
  { name: 'From a file', email },
  { name: 'From a file again', email: email.toUpperCase() },
]

function expecting(email: string): OpBody {
  return {
    type: 'visit.register',
    visitId: newId(),
    locationId: small.here,
    hostUserId: small.manager,
    visitorName: 'As a visitor',
    visitorEmail: email,
    visitorCompany: null,
    expectedAt: Date.now() + 3_600_000,
    code: null,
    asksHost: false,
  }
}

test('sign-up, import, event, by hand, visit and invitation at the same moment make one person', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const email = `round${round}@example.org`
    const api = (at: string) => `${server.url}/portal/api${at}`
    const asked = await post(api(`/links/${linkId}/sign-up`), { name: 'By the portal', email })
    const code = await mailWith(email, /Your code is (\d{6})/)
    await does(0, {
      type: 'administrator.invite',
      mailId: newId() as never,
      invitations: [{ id: newId() as never, locationId: small.here }],
      email,
      name: 'At the desk',
      adminRole: 'frontDesk',
      chat: null,
    })
    const secret = await mailWith(email, /#\/desk\/([\w-]{43})/)
    const [signedUp, accepted, told, ...ops] = await Promise.all([
      post(api(`/links/${linkId}/sign-in`), { email, code }, { cookie: cookieOf(asked.headers) }),
      post(api('/desk-invitation/accept'), { secret, name: 'At the desk', password: 'a long password' }),
      outside.tell([bookingEvent({ customer: { id: `crm-${round}`, email, name: 'By an event' } })]),
      does(1, adding(small.here, { email: email.toUpperCase() })),
      does(2, adding(small.elsewhere, { email })),
      does(3, importing(small.here, twice(email))),
      does(4, importing(small.elsewhere, twice(email))),
      does(0, expecting(email)),
    ])
    expect([signedUp.status, accepted.status, told.status]).toEqual([200, 200, 200])
    // Whoever came second is told that this is a customer already.
    expect(ops.filter((status) => !['applied', 'opConflict'].includes(status))).toEqual([])
    // The visit's mail is the last that could make somebody.
    await mailWith(email, /#\/visit\/([\w-]{43})/)
    const people = await server.database.query<{ id: string }>(
      'select id from users where lower(email) = lower($1)',
      [email],
    )
    expect(people).toHaveLength(1)
    const places = await server.database.query<{ id: string }>(
      'select location_id as id from memberships where user_id = $1',
      [people[0]!.id],
    )
    expect(places.map(({ id }) => id).sort()).toEqual([small.here, small.elsewhere].sort())
    await streamsNameOnly(people[0]!.id, email)
  }
}, 120_000)

/** What the devices are told of is the one person, too. */
async function streamsNameOnly(id: string, email: string): Promise<void> {
  const told = await server.database.query<{ id: string }>(
    `select distinct entity_id as id from events where stream = any($1) and entity = 'user'
       and lower(body->>'email') = lower($2)`,
    [[locationStream(small.here), locationStream(small.elsewhere)], email],
  )
  expect(told).toEqual([{ id }])
}
