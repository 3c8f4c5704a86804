import { afterAll, beforeAll, expect, test } from 'vitest'
import { About } from '../../protocol/wire/http.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('tells a Foyer server from any other', async () => {
  const response = await fetch(`${server.url}/about`)
  expect(About.parse(await response.json()).foyer).toBe('server')
})

test('sends the security headers, and refuses a page of another origin', async () => {
  const response = await fetch(`${server.url}/about`)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  const foreign = await fetch(`${server.url}/about`, { headers: { origin: 'https://example.com' } })
  expect(foreign.status).toBe(403)
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
})

test('answers a path that is not there like any other refusal', async () => {
  const response = await fetch(`${server.url}/nothing/here`)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'notFound' })
})
