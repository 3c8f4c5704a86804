import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../protocol/wire/ids.ts'
import { PortalJoin } from '../../protocol/wire/portal-join.ts'
import { post } from '../testing/desk-client.ts'
import { eventually, mailsTo, portalSignIn } from '../testing/portal-client.ts'
import { codeOf, pushOne } from '../testing/push-one.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let small: network.SmallNetwork
beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())

test('somebody asks to join, hears why not, asks again and becomes a member', async () => {
  const cookie = await portalSignIn(server, network.strangerEmail)
  const headers = { cookie, origin: server.url }
  const look = async () =>
    PortalJoin.parse(await (await fetch(`${server.url}/portal/api/join`, { headers })).json()).locations
  expect(await look()).toEqual([{ id: small.here, name: 'Riverside', request: null }])

  const ask = { opId: newId(), joinRequestId: newId(), locationId: small.here, message: 'Near my school' }
  for (let again = 0; again < 2; again++) {
    const { status } = await post(`${server.url}/portal/api/join`, ask, headers)
    expect(status).toBe(200)
  }
  expect((await look())[0]?.request).toMatchObject({ state: 'open', message: 'Near my school' })
  const desk = { userId: small.manager, side: 'desk' as const }
  const decide = (approve: boolean, why: string) =>
    pushOne(server, desk, {
      type: 'joinRequest.decide',
      joinRequestId: ask.joinRequestId as never,
      approve,
      why,
    })
  expect(codeOf(await decide(false, 'Full until May'))).toBe('applied')
  expect((await look())[0]?.request).toMatchObject({ state: 'declined', why: 'Full until May' })

  Object.assign(ask, { opId: newId(), joinRequestId: newId(), message: 'In May, then' })
  await post(`${server.url}/portal/api/join`, ask, headers)
  // The commit of that request is the server's own: it looks for mails afterwards, and finds the refusal.
  const [mail] = await eventually(async () => {
    const mails = (await mailsTo(server, network.strangerEmail)).filter((one) =>
      one.includes('Full until May'),
    )
    return mails.length > 0 ? mails : undefined
  })
  expect(mail).toContain('Your request to join Riverside')
  expect(codeOf(await decide(true, ''))).toBe('applied')
  expect(await look()).toEqual([])
})

test('nobody asks who is not signed in, and a location that is not there is no other than none', async () => {
  const ask = { opId: newId(), joinRequestId: newId(), locationId: newId(), message: '' }
  const url = `${server.url}/portal/api/join`
  expect((await post(url, ask, { origin: server.url })).status).toBe(401)
  const cookie = await portalSignIn(server, network.customerEmail)
  const { status, body } = await post(url, ask, { cookie, origin: server.url })
  expect(status).toBe(404)
  expect(body).toMatchObject({ code: 'notFound' })
})
