import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PortalMe } from '../../protocol/wire/http.ts'
import { post } from '../testing/desk-client.ts'
import { eventually, mailedCode, mailsTo } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// Mailed codes: what they open, for whom, and how often (security row 24).

let server: TestServer
let small: network.SmallNetwork
let clock = 1_800_000_000_000
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  small = await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())
beforeEach(() => {
  clock += 3_600_000
})

const api = (at: string) => `${server.url}/portal/api${at}`

test('an address that no database can hold is refused as one, wherever it is typed', async () => {
  const email = 'nadia\u0000@foyer.example'
  for (const [at, more] of [
    [api('/code'), {}],
    [api('/sign-in'), { code: '123456' }],
    [`${server.url}/auth/sign-in`, { password: 'a long password' }],
  ] as const) {
    expect(await post(at, { email, ...more })).toMatchObject({ status: 400, body: { code: 'badRequest' } })
  }
})

test('a mailed code signs in once', async () => {
  const email = network.customerEmail
  const { code, cookie: ticket } = await mailedCode(server, email)
  const signedIn = await post(api('/sign-in'), { email, code }, { cookie: ticket })
  expect(signedIn.status).toBe(200)
  const cookie = signedIn.headers.get('set-cookie')!
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  const me = PortalMe.parse(
    await (await fetch(api('/me'), { headers: { cookie: cookie.split(';')[0]! } })).json(),
  )
  expect(me).toMatchObject({ userId: small.customer, name: 'Nadia Nguyen', networkName: 'Test Network' })
  expect((await post(api('/sign-in'), { email, code }, { cookie: ticket })).status).toBe(401)
})

test('an unknown address is answered alike, and no mail is written', async () => {
  const known = await post(api('/code'), { email: network.customerEmail })
  const unknown = await post(api('/code'), { email: 'nobody@foyer.example' })
  expect(unknown.status).toBe(known.status)
  expect(unknown.body).toEqual(known.body)
  const shape = ({ headers }: typeof known) => headers.get('set-cookie')!.replace(/=[^;]{43};/, '=…;')
  expect(shape(unknown)).toBe(shape(known))
  await eventually(async () => (await mailsTo(server, network.customerEmail)).at(-1))
  expect(await mailsTo(server, 'nobody@foyer.example')).toEqual([])
  const guessed = await post(api('/sign-in'), { email: 'nobody@foyer.example', code: '123456' })
  const wrong = await post(api('/sign-in'), { email: network.customerEmail, code: '1234567' })
  expect(guessed).toMatchObject({ status: 401, body: { code: 'badCode' } })
  expect(wrong.status).toBe(400)
})

test('after five wrong tries the right code is refused, too', async () => {
  const email = network.customerEmail
  const { code, cookie } = await mailedCode(server, email)
  const wrong = code === '000000' ? '111111' : '000000'
  for (let tried = 0; tried < 5; tried++) await post(api('/sign-in'), { email, code: wrong }, { cookie })
  expect((await post(api('/sign-in'), { email, code }, { cookie })).status).toBe(401)
})

test('a code is of use only to the browser that asked for it, and nobody else uses it up', async () => {
  const email = network.customerEmail
  const mine = await mailedCode(server, email)
  const theirs = await mailedCode(server, email)
  for (const cookie of ['', theirs.cookie, 'foyer_ticket=guessed']) {
    for (let tried = 0; tried < 6; tried++) {
      const tries = await post(api('/sign-in'), { email, code: mine.code }, { cookie })
      if (mine.code !== theirs.code) expect(tries).toMatchObject({ status: 401, body: { code: 'badCode' } })
    }
  }
  const { status } = await post(api('/sign-in'), { email, code: mine.code }, { cookie: mine.cookie })
  expect(status).toBe(200)
})

test('a code ends after ten minutes, and with the next one', async () => {
  const email = network.customerEmail
  const old = await mailedCode(server, email)
  const fresh = await mailedCode(server, email, old.cookie)
  const enter = ({ code }: typeof old) =>
    post(api('/sign-in'), { email, code }, { cookie: fresh.cookie }).then(({ status }) => status)
  if (old.code !== fresh.code) expect(await enter(old)).toBe(401)
  clock += 10 * 60_000
  expect(await enter(fresh)).toBe(401)
})

test('codes are not sent without end', async () => {
  const email = 'many@foyer.example'
  for (let asked = 0; asked < 5; asked++) await post(api('/code'), { email })
  expect(await post(api('/code'), { email })).toMatchObject({ status: 429 })
})

test('whoever has signed in from a browser gets codes there, however many strangers ask for', async () => {
  clock += 3_600_000
  const email = network.customerEmail
  const { code, cookie } = await mailedCode(server, email)
  expect((await post(api('/sign-in'), { email, code }, { cookie })).status).toBe(200)
  const before = (await mailsTo(server, email)).length
  let asked = 0
  while ((await post(api('/code'), { email })).status === 200) asked++
  await eventually(async () => (await mailsTo(server, email))[before + asked - 1])
  const again = await mailedCode(server, email, cookie)
  expect((await post(api('/sign-in'), { email, code: again.code }, { cookie })).status).toBe(200)
  // It is the owner's browser only: for another address it is a stranger's.
  for (let tried = 0; tried < 5; tried++) {
    await post(api('/code'), { email: network.strangerEmail }, { cookie })
  }
  expect(await post(api('/code'), { email: network.strangerEmail }, { cookie })).toMatchObject({
    status: 429,
  })
  clock += 3_600_000
})
