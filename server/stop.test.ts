import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startTestServer } from './testing/start-test-server.ts'

test('a request that never ends holds up no stop', async () => {
  const server = await startTestServer()
  const { port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1')
  const isClosed = once(socket, 'close')
  socket.on('error', () => undefined)
  socket.write('POST /auth/sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n')
  socket.write('content-length: 100\r\n\r\n{"email"')
  // Another connection is answered: the first one has arrived by then.
  expect((await fetch(`${server.url}/about`)).status).toBe(200)
  await server.close()
  await isClosed
})
