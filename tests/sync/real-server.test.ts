import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deskConversationId, type ConversationId } from '../../protocol/wire/ids.ts'
import { startServer, type RunningServer } from '../../server/start.ts'
import { signIn } from '../../server/testing/desk-client.ts'
import * as network from '../../server/testing/small-network.ts'
import { makePlace } from '../../server/testing/start-test-server.ts'
import { CuttableProxy } from './cuttable-proxy.ts'
import { RealDevice } from './real-device.ts'

let place: Awaited<ReturnType<typeof makePlace>>
let server: RunningServer
let proxy: CuttableProxy
let origin: string
let small: network.SmallNetwork
let chat: ConversationId
const devices: RealDevice[] = []

beforeEach(async () => {
  place = await makePlace()
  server = await startServer(place)
  small = await network.makeSmallNetwork(server.database)
  proxy = new CuttableProxy(portOf(server))
  origin = await proxy.listen()
  chat = deskConversationId(small.here, { kind: 'user', id: small.customer })
})

afterEach(async () => {
  for (const device of devices.splice(0)) await device.close()
  await proxy.close()
  await server.close()
  await place.remove()
})

function portOf({ url }: RunningServer): number {
  return Number(new URL(url).port)
}

async function device(email: string): Promise<RealDevice> {
  // Signed in beside the proxy: what is under test is what comes after.
  const started = await RealDevice.start(origin, await signIn(server.url, email))
  devices.push(started)
  await started.until(() => started.status?.connection === 'online' && started.status.history === null)
  return started
}

const texts = (count: number) => Array.from({ length: count }, (_, index) => `message ${index + 1}`)

describe('two devices and a real server', () => {
  it('deliver what was written offline once and in order, and the status line says so meanwhile', async () => {
    const [writer, reader] = [await device(network.managerEmail), await device(network.manager2Email)]
    proxy.refuses = true
    proxy.cut()
    await writer.until(() => writer.status?.connection === 'offline')
    expect(writer.status?.offlineSince).not.toBeNull()
    for (const text of texts(3)) writer.send(chat, small.customer, text)
    expect(writer.store.outboxCounts()).toEqual({ waiting: 3, failed: 0 })

    proxy.refuses = false
    for (const one of [writer, reader]) one.sync.reconnectNow()
    await reader.until(() => reader.stored(chat).length === 3)
    await writer.until(() => writer.store.outboxCounts().waiting === 0)
    expect(reader.stored(chat)).toEqual(texts(3))
    expect(writer.stored(chat)).toEqual(texts(3))
  })

  it('lose and double nothing while every connection is cut again and again', async () => {
    const [writer, reader] = [await device(network.managerEmail), await device(network.manager2Email)]
    const all = texts(60)
    for (const [index, text] of all.entries()) {
      writer.send(chat, small.customer, text)
      if (index % 6 !== 0) continue
      // In the middle of whatever is under way, and again as soon as a connection has come.
      proxy.cut()
      await writer.until(() => writer.status?.connection === 'offline')
      const before = proxy.accepted
      writer.sync.reconnectNow()
      await writer.until(() => proxy.accepted > before)
      if (index % 12 === 0) proxy.cut()
    }
    for (const one of [writer, reader]) one.sync.reconnectNow()
    await writer.until(() => writer.store.outboxCounts().waiting === 0)
    await reader.until(() => reader.stored(chat).length >= all.length)
    expect(reader.stored(chat)).toEqual(all)
    expect(writer.stored(chat)).toEqual(all)
    const [row] = await server.database.query<{ count: number }>(
      'select count(*)::int as count from messages',
    )
    expect(row?.count).toBe(all.length)
  })

  it('go on where they were when the server is started anew', async () => {
    const writer = await device(network.managerEmail)
    for (const text of texts(10)) writer.send(chat, small.customer, text)
    await server.close()
    server = await startServer(place)
    proxy.targetPort = portOf(server)
    proxy.cut()
    writer.sync.reconnectNow()
    await writer.until(() => writer.store.outboxCounts().waiting === 0 && writer.stored(chat).length >= 10)
    expect(writer.stored(chat)).toEqual(texts(10))
  })

  it('give up a connection on which nobody answers', async () => {
    const writer = await device(network.managerEmail)
    proxy.silent = true
    writer.send(chat, small.customer, 'into the void')
    await writer.until(() => writer.status?.connection === 'offline')
    proxy.silent = false
    proxy.cut()
    writer.sync.reconnectNow()
    await writer.until(() => writer.stored(chat).length > 0)
    expect(writer.stored(chat)).toEqual(['into the void'])
  })

  it('are told in words that something else answers at the address', async () => {
    const session = await signIn(server.url, network.managerEmail)
    const other = createServer((_, response) => response.end('hello'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const lost = await RealDevice.start(`http://127.0.0.1:${port}`, session)
    devices.push(lost)
    await lost.until(() => lost.status?.problem != null)
    expect(lost.status?.problem).toBe(
      `http://127.0.0.1:${port} is not a Foyer server. Check the address, or ask whoever runs the server.`,
    )
    other.close()
  })
})
