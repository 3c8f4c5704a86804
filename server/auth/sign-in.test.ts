import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../protocol/wire/ids.ts'
import { Tokens } from '../../protocol/wire/http.ts'
import { post, signIn } from '../testing/desk-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let clock = 1_800_000_000_000
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())
beforeEach(() => {
  // What an earlier test used up of the tries is forgotten.
  clock += 3_600_000
})

const trySignIn = (email: string, password: string) =>
  post(`${server.url}/auth/sign-in`, { email, password, deviceId: newId() })
const refresh = (refreshToken: string, deviceId: string) =>
  post(`${server.url}/auth/refresh`, { refreshToken, deviceId })
const snapshot = (token: string) =>
  fetch(`${server.url}/sync/snapshot?stream=x&tier=0`, { headers: { authorization: `Bearer ${token}` } })

test('the right password signs in and says what one may do', async () => {
  const { body } = await trySignIn('MANAGER@foyer.example ', network.PASSWORD)
  const { access } = Tokens.parse(body)
  expect(access.locations[0]).toMatchObject({ adminRole: 'manager' })
  expect(access.locations[0]?.permissions).toContain('chat.reply')
})

test('a wrong password, an unknown address and a customer are answered alike', async () => {
  const answers = [
    await trySignIn(network.managerEmail, 'wrong'),
    await trySignIn('nobody@foyer.example', 'wrong'),
    await trySignIn(network.customerEmail, 'wrong'),
  ]
  for (const answer of answers) {
    expect(answer.status).toBe(401)
    expect(answer.body).toEqual(answers[0]?.body)
  }
})

test('after ten wrong passwords the right one is refused too, until the window has passed', async () => {
  for (let tried = 0; tried < 10; tried++) await trySignIn(network.managerEmail, 'wrong')
  const refused = await trySignIn(network.managerEmail, network.PASSWORD)
  expect(refused).toMatchObject({ status: 429, body: { code: 'tooManyTries', retry: 'backoff' } })
  expect((await trySignIn(network.otherManagerEmail, network.PASSWORD)).status).toBe(200)
  clock += 15 * 60_000
  expect((await trySignIn(network.managerEmail, network.PASSWORD)).status).toBe(200)
})

test('a refresh token works once; its second use ends the session for both', async () => {
  const first = await signIn(server.url, network.managerEmail)
  const renewed = await refresh(first.refreshToken, first.deviceId)
  const second = Tokens.parse(renewed.body)
  expect(second.refreshToken).not.toBe(first.refreshToken)
  expect((await snapshot(second.accessToken)).status).toBe(400)

  expect(await refresh(first.refreshToken, first.deviceId)).toMatchObject({ status: 401 })
  expect((await snapshot(second.accessToken)).status).toBe(401)
  expect((await refresh(second.refreshToken, first.deviceId)).status).toBe(401)
})

test('a refresh token from another device ends the session', async () => {
  const tokens = await signIn(server.url, network.managerEmail)
  expect((await refresh(tokens.refreshToken, newId())).status).toBe(401)
  expect((await snapshot(tokens.accessToken)).status).toBe(401)
})

test('an access token ends after a quarter of an hour', async () => {
  const tokens = await signIn(server.url, network.managerEmail)
  expect(tokens.accessExpiresAt).toBe(clock + 15 * 60_000)
  clock = tokens.accessExpiresAt
  const answer = await snapshot(tokens.accessToken)
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ code: 'sessionExpired', retry: 'auth' })
})

test('signing out ends the session, and again is no error', async () => {
  const { refreshToken, deviceId, accessToken } = await signIn(server.url, network.managerEmail)
  const body = { refreshToken, deviceId }
  expect((await post(`${server.url}/auth/sign-out`, body)).status).toBe(200)
  expect((await snapshot(accessToken)).status).toBe(401)
  expect((await post(`${server.url}/auth/sign-out`, body)).status).toBe(200)
})

test('tokens, passwords and codes are stored as hashes only', async () => {
  const { accessToken, refreshToken } = await signIn(server.url, network.managerEmail)
  const stored = JSON.stringify([
    await server.database.query('select * from access_tokens'),
    await server.database.query('select * from refresh_tokens'),
    await server.database.query('select * from accounts'),
  ])
  for (const secret of [accessToken, refreshToken, network.PASSWORD]) expect(stored).not.toContain(secret)
  expect(stored).toContain('$argon2id$')
})

test('bad input is refused without being repeated', async () => {
  const canary = 'canary-7f3a'
  for (const body of [{}, [], canary, { email: canary }, { email: 7, password: canary, deviceId: canary }]) {
    const answer = await post(`${server.url}/auth/sign-in`, body)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).not.toContain(canary)
  }
  const broken = await fetch(`${server.url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"${canary}`,
  })
  expect(broken.status).toBe(400)
  expect(await broken.text()).not.toContain(canary)
  const large = await post(`${server.url}/auth/sign-in`, { email: 'x'.repeat(300_000) })
  expect(large).toMatchObject({ status: 413, body: { code: 'tooLarge' } })
})
