import { afterAll, beforeAll, expect, test } from 'vitest'
import { PortalChats, PortalMe, PortalMessages } from '../../protocol/wire/http.ts'
import { portalSignIn } from '../testing/portal-client.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ demo: {} })
})
afterAll(() => server.close())

test('Nadia signs in with a mailed code and reads her chat, its file too, but not the internal note', async () => {
  const cookie = await portalSignIn(server, 'nadia@lumen.studio')
  const get = (at: string) => fetch(`${server.url}${at}`, { headers: { cookie } })
  const { chats } = PortalChats.parse(await (await get('/portal/api/chats')).json())
  expect(chats.map(({ title, canWrite }) => ({ title, canWrite }))).toEqual([
    { title: 'Riverside desk', canWrite: true },
  ])
  const at = `/portal/api/chats/${chats[0]?.conversationId}/messages`
  const { messages } = PortalMessages.parse(await (await get(at)).json())
  const texts = messages.map(({ text }) => text)
  expect(texts.at(-1)).toBe("Great, I'll sign it right away. Is there bike storage too?")
  expect(texts.join()).not.toContain('opening offer')
  const [contract] = messages.flatMap(({ files }) => files)
  expect(contract?.name).toBe('flex-desk-contract.pdf')
  const bytes = await (await get(`/files/${contract?.id}`)).arrayBuffer()
  expect(bytes.byteLength).toBe(contract?.sizeBytes)
  const me = PortalMe.parse(await (await get('/portal/api/me')).json())
  expect(me).toMatchObject({ name: 'Nadia Nguyen', networkName: 'Tideway' })
})
