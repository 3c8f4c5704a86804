import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskConversationId, locationStream, newId } from '../../protocol/wire/ids.ts'
import type { WireEvent } from '../../protocol/wire/events.ts'
import { DeskClient, makeOp, sendOp, signIn } from '../testing/desk-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

const WRITERS = 20
const PUSHES = 4

let server: TestServer
let small: network.SmallNetwork
beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())

test('20 writers at once give gap-free numbers in commit order, and each message its own place (I9)', async () => {
  const tokens = await signIn(server.url, network.managerEmail)
  const clients = await Promise.all(
    Array.from({ length: WRITERS }, () => DeskClient.connect(server.url, tokens.accessToken)),
  )
  const reader = clients[0]!
  const { streams } = await reader.hello(tokens.deviceId)
  const stream = streams.find(({ id }) => id === locationStream(small.here))!

  // Somebody follows while they write: a number that becomes visible late would be missed here.
  const followed: WireEvent[] = []
  let writing = true
  const follow = async () => {
    const epoch = stream.epoch
    for (let more = true; more;) {
      const isLast = !writing
      const after = followed.at(-1)?.seq ?? 0
      const batch = await reader.get('pull', { stream: stream.id, epoch, after })
      followed.push(...batch.events)
      more = !isLast || batch.to < batch.head
    }
  }
  const following = follow()
  const companyChat = { kind: 'company' as const, id: small.company }
  await Promise.all(
    clients.map(async (client, writer) => {
      for (let sent = 0; sent < PUSHES; sent++) {
        const message = sendOp(small, network.customersChat(small), `${writer}.${sent}`)
        const note = makeOp({
          type: 'customer.annotate',
          locationId: small.here,
          subject: companyChat,
          note: `${writer}.${sent}`,
        })
        const { results } = await client.get('push', { ops: [message, note] })
        expect(results.map(({ status }) => status)).toEqual(['applied', 'applied'])
      }
    }),
  )
  writing = false
  await following

  // A note is the customer's row and a line of its history; the conversation itself is one event more.
  const total = WRITERS * PUSHES * 3 + 1
  expect(followed.map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, index) => index + 1))
  const messages = followed
    .filter(({ entity }) => entity === 'message')
    .map(({ body }) => body as { seq: number })
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
  const notes = followed.filter(({ entity }) => entity === 'customer').map(({ rev }) => rev)
  expect(notes).toEqual(notes.map((_, index) => index + 1))
  for (const client of clients) client.close()
})

test('the same op from many connections at once has one effect (I3)', async () => {
  const tokens = await signIn(server.url, network.managerEmail)
  const clients = await Promise.all(
    Array.from({ length: 8 }, () => DeskClient.connect(server.url, tokens.accessToken)),
  )
  const text = `Once only ${newId()}`
  const op = sendOp(small, network.customersChat(small), text)
  const answers = await Promise.all(clients.map((client) => client.get('push', { ops: [op] })))
  const statuses = answers.map(({ results }) => results[0]!.status).sort()
  expect(statuses).toEqual(['applied', ...Array.from({ length: 7 }, () => 'dup')])
  const found = await server.database.query('select 1 from messages where text = $1', [text])
  expect(found).toHaveLength(1)
  for (const client of clients) client.close()
})

test('two devices that open the same chat at once open one', async () => {
  const tokens = await signIn(server.url, network.managerEmail)
  const clients = await Promise.all(
    Array.from({ length: 2 }, () => DeskClient.connect(server.url, tokens.accessToken)),
  )
  const subject = { kind: 'company' as const, id: small.company }
  const id = deskConversationId(small.here, subject)
  const desk = { locationId: small.here, subject }
  await Promise.all(
    clients.map((client) => client.get('push', { ops: [sendOp(small, id, 'Hello', { desk })] })),
  )
  const rows = await server.database.query(
    'select seq from messages where conversation_id = $1 order by seq',
    [id],
  )
  expect(rows).toEqual([{ seq: 1 }, { seq: 2 }])
  for (const client of clients) client.close()
})
