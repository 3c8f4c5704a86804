import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PublicHosts, PublicVisits } from '../../protocol/wire/http.ts'
import { newId, type UserId } from '../../protocol/wire/ids.ts'
import { PortalVisits } from '../../protocol/wire/portal-visits.ts'
import { DEFAULT_PRIVACY } from '../../protocol/wire/rows/people.ts'
import { newVisit } from '../rules/new-visit.ts'
import { mayStartDirect } from '../rules/direct-chats.ts'
import { putRows } from '../database/rows.ts'
import { post } from '../testing/desk-client.ts'
import { cookieOf, eventually, mailsTo, portalSignIn } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// Visitors that are public, for somebody who is not signed in, as hand-made requests ask for them.

let server: TestServer
let small: network.SmallNetwork
let clock = Date.UTC(2027, 2, 2, 9)
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  small = await network.makeSmallNetwork(server.database)
  await shows(small.customer, 'public')
})
beforeEach(async () => {
  clock += 2 * 3_600_000
  await server.database.query('delete from visits')
  await open('public')
})
afterAll(() => server.close())

const open = (seenBy: string) =>
  server.database.query('update locations set visitors_visibility = $2 where id = $1', [small.here, seenBy])
const shows = (userId: UserId, name: string) =>
  server.database.query('update users set privacy = $2::jsonb where id = $1', [
    userId,
    JSON.stringify({ ...DEFAULT_PRIVACY, name }),
  ])
const api = (at: string, id: string = small.here) => `${server.url}/portal/api/open/${id}${at}`
async function ask(at: string, id?: string) {
  const response = await fetch(api(at, id))
  return { status: response.status, text: await response.text() }
}
const visits = async (after = '') => PublicVisits.parse(JSON.parse((await ask(`/visits${after}`)).text))
const hosts = async (letters = '') =>
  PublicHosts.parse(JSON.parse((await ask(`/hosts?q=${letters}`)).text)).hosts.map(({ name }) => name)

async function comes(visitorEmail: string | null, visitorName: string, inHours = 1) {
  const id = newId()
  const visit = newVisit({
    id,
    locationId: small.here,
    hostUserId: small.manager,
    visitorName,
    visitorEmail,
    visitorCompany: null,
    registeredByUserId: small.manager,
    status: 'expected',
    expectedAt: clock + inHours * 3_600_000,
    code: '123456',
  })
  await server.database.transaction((queries) => putRows(queries, 'visit', [visit]))
  return id
}

/** Asks for a code; out: the code and the cookie of the browser. */
async function codeFor(email: string, name = 'Vera Visitor') {
  const before = (await mailsTo(server, email)).length
  const { headers } = await post(api('/visits/code'), { name, email })
  const mail = await eventually(async () => (await mailsTo(server, email))[before])
  return { code: /Your code is (\d{6})/.exec(mail)![1]!, cookie: cookieOf(headers) }
}

const announced = (more: object = {}) => ({
  visitId: newId(),
  email: 'vera@visitor.example',
  hostUserId: small.customer,
  visitorCompany: null,
  expectedAt: clock + 3_600_000,
  ...more,
})

async function announce(more: { email?: string; visitorCompany?: string } = {}) {
  const body = announced(more)
  const { code, cookie } = await codeFor(body.email)
  const answer = await post(api('/visits'), { ...body, code }, { cookie })
  return {
    ...answer,
    visitId: body.visitId,
    again: () => post(api('/visits'), { ...body, code }, { cookie }),
  }
}
const stored = () =>
  server.database.query(
    `select id, visitor_name as name, visitor_email as email, host_user_id as host, status, registered_by_user_id as "by"
     from visits order by expected_at`,
  )

test('whoever comes is shown under their own name, when they show it to everybody', async () => {
  await comes(network.customerEmail, 'Somebody typed this')
  await comes('colin@foyer.example', 'Colin Firm', 2)
  await comes('nobody@visitor.example', 'No Account', 3)
  await comes(null, 'No Address', 4)
  await comes(network.customerEmail, 'Tomorrow', 30)
  const page = await visits()
  expect(page.visits.map(({ visitorName }) => visitorName)).toEqual(['Nadia Nguyen'])
  expect((await ask('/visits')).text).not.toMatch(/Colin|Account|Address|typed|Tomorrow|@|123456/)
  await server.database.query(
    `insert into bars (user_id, rev, active, reason, by_user_id, at) values ($1, 1, true, '', $2, 1)`,
    [small.customer, small.manager],
  )
  expect((await visits()).visits).toEqual([])
  expect(await hosts()).toEqual([])
  await server.database.query('delete from bars')
})

test('hosts are those who show their name to everybody, found by letters, also where the directory is closed', async () => {
  const directory = await server.database.query('select community_visibility as "seenBy" from locations')
  expect(directory.map(({ seenBy }) => seenBy)).not.toContain('public')
  expect((await ask('/people')).status).toBe(404)
  expect(await hosts()).toEqual(['Nadia Nguyen'])
  expect(await hosts('ngu')).toEqual(['Nadia Nguyen'])
  expect(await hosts('%25')).toEqual([])
  expect(await hosts('colin')).toEqual([])
  await server.database.query(`update memberships set type = 'nonmember' where user_id = $1`, [
    small.customer,
  ])
  expect(await hosts()).toEqual([])
  await server.database.query(`update memberships set type = 'member' where user_id = $1`, [small.customer])
})

test('what is not public is answered like a location that is not there', async () => {
  const body = { ...announced(), code: '123456' }
  const missing = await ask('/visits', newId())
  expect(missing.status).toBe(404)
  const writing = async (id?: string) => {
    const results = []
    for (const [at, what] of [
      ['/visits', body],
      ['/visits/code', { name: 'Vera', email: 'vera@visitor.example' }],
    ] as const) {
      const { status, body: said } = await post(api(at, id), what)
      results.push([status, JSON.stringify(said)])
    }
    return results
  }
  const none = await writing(newId())
  expect(none.map(([status]) => status)).toEqual([404, 404])
  for (const visibility of ['networkMembers', 'locationMembers', 'administrators']) {
    await open(visibility)
    for (const at of ['/visits', '/hosts', '/hosts?q=nadia']) {
      expect([at, await ask(at)]).toEqual([at, missing])
    }
    expect(await writing()).toEqual(none)
  }
  expect(await stored()).toEqual([])
})

test('an announced visit waits for approval, is one however often it is sent, and opens nothing before', async () => {
  const first = await announce({ visitorCompany: ' Tideway ' })
  expect(first.status).toBe(200)
  expect((await first.again()).status).toBe(200)
  expect(await stored()).toEqual([
    {
      id: first.visitId,
      name: 'Vera Visitor',
      email: 'vera@visitor.example',
      host: small.customer,
      status: 'waitingForApproval',
      by: null,
    },
  ])
  expect(JSON.stringify(first.body)).toBe('{}')
  // Nobody has become anybody by announcing a visit.
  const users = await server.database.query(`select 1 from users where email = 'vera@visitor.example'`)
  expect(users).toEqual([])

  const cookie = await portalSignIn(server, network.customerEmail)
  const own = async () =>
    PortalVisits.parse(await (await fetch(`${server.url}/portal/api/visits`, { headers: { cookie } })).json())
      .visits
  const [waiting] = await own()
  expect(waiting).toMatchObject({ id: first.visitId, status: 'waitingForApproval' })
  expect(waiting!.steps).toEqual(expect.arrayContaining(['approve', 'reject']))
  const approved = await post(
    `${server.url}/portal/api/visits/${first.visitId}/steps`,
    { opId: newId(), step: 'approve', undo: false },
    { cookie },
  )
  expect(approved.status).toBe(200)
  const [, mail] = await eventually(async () => {
    const mails = await mailsTo(server, 'vera@visitor.example')
    return mails.length > 1 ? mails : undefined
  })
  expect(mail).toContain('Nadia Nguyen expects you')
})

test('announcing a visit brings nobody together before it is approved', async () => {
  await shows(small.stranger, 'administrators')
  const meet = () => mayStartDirect(server.database, small.customer, small.stranger)
  expect(await meet()).toBe(false)
  const { status } = await announce({ email: network.strangerEmail })
  expect(status).toBe(200)
  expect(await meet()).toBe(false)
  await server.database.query(`update visits set status = 'expected'`)
  expect(await meet()).toBe(true)
  await shows(small.stranger, DEFAULT_PRIVACY.name)
})

test('who is barred or blocked hears the same as anybody, and is not passed on', async () => {
  const anybody = await announce()
  await server.database.query('delete from visits')
  await server.database.query(
    `insert into blocks (rev, user_id, blocked_user_id, active, at) values (1, $1, $2, true, 1)`,
    [small.customer, small.stranger],
  )
  const blocked = await announce({ email: network.strangerEmail })
  await server.database.query(
    `insert into bars (user_id, rev, active, reason, by_user_id, at) values ($1, 1, true, '', $2, 1)`,
    [small.companyPerson, small.manager],
  )
  const barred = await announce({ email: 'colin@foyer.example' })
  for (const { status, body } of [blocked, barred]) {
    expect([status, body]).toEqual([anybody.status, anybody.body])
  }
  expect(await stored()).toEqual([])
  await server.database.query('delete from bars')
  await server.database.query('delete from blocks')
})

test('a host who isn’t shown, a wrong code, another browser and odd times are refused', async () => {
  const { code, cookie } = await codeFor('vera@visitor.example')
  const send = async (more: object, sentBy = cookie) =>
    (await post(api('/visits'), { ...announced(more), code, ...more }, { cookie: sentBy })).status
  const refused = async (hostUserId: string) =>
    JSON.stringify(await post(api('/visits'), { ...announced({ hostUserId }), code }, { cookie }))
  const nobody = await refused(newId())
  for (const hostUserId of [small.companyPerson, small.stranger, small.manager]) {
    expect(await refused(hostUserId)).toBe(nobody)
  }
  expect(await send({ code: code === '000000' ? '000001' : '000000' })).toBe(401)
  expect(await send({}, '')).toBe(401)
  expect(await send({ email: 'other@visitor.example' })).toBe(401)
  expect(await send({ expectedAt: clock - 2 * 3_600_000 })).toBe(400)
  expect(await send({ expectedAt: clock + 400 * 86_400_000 })).toBe(400)
  expect(await send({ visitorCompany: 'x'.repeat(301) })).toBe(400)
  expect(await send({ visitId: 'x' })).toBe(400)
  expect(await stored()).toEqual([])
  expect(await send({})).toBe(200)
  // It works once.
  expect(await send({})).toBe(401)
  expect(await stored()).toHaveLength(1)
})

test('a code is guessed five times at most, and one network asks for so many', async () => {
  const { code, cookie } = await codeFor('guess@visitor.example')
  const guess = async (tried: string) =>
    (
      await post(
        api('/visits'),
        { ...announced({ email: 'guess@visitor.example' }), code: tried },
        { cookie },
      )
    ).status
  const wrong = Array.from({ length: 12 }, (_, index) => String(index).padStart(6, '0'))
  const answers = await Promise.all(wrong.filter((one) => one !== code).map(guess))
  expect(answers.filter((status) => status === 200)).toEqual([])
  expect(await guess(code)).toBe(401)
  const asked = []
  for (let index = 0; index < 31; index++) {
    asked.push((await post(api('/visits/code'), { name: 'Eve', email: `e${index}@visitor.example` })).status)
  }
  expect(asked.at(-1)).toBe(429)
})

test('members read who comes by the same rule: by the visibility, and by each name', async () => {
  await comes('nobody@visitor.example', 'No Account')
  await comes(network.managerEmail, 'Dana Fields', 2)
  await comes('colin@foyer.example', 'Colin Firm', 3)
  await shows(small.manager, 'administrators')
  const seenBy = async (email: string) => {
    const headers = { cookie: await portalSignIn(server, email) }
    const answer = await fetch(`${server.url}/portal/api/visits`, { headers })
    return PortalVisits.parse(await answer.json()).others.map(({ visitorName }) => visitorName)
  }
  for (const [visibility, here, elsewhere] of [
    ['administrators', [], []],
    ['locationMembers', ['No Account', 'Colin Firm'], []],
    ['networkMembers', ['No Account', 'Colin Firm'], ['No Account']],
  ] as const) {
    clock += 20 * 60_000
    await open(visibility)
    expect([visibility, await seenBy(network.customerEmail)]).toEqual([visibility, here])
    expect([visibility, await seenBy(network.strangerEmail)]).toEqual([visibility, elsewhere])
  }
  await shows(small.manager, DEFAULT_PRIVACY.name)
})
