import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../../protocol/wire/ids.ts'
import { DeskClient, signIn } from '../testing/desk-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer } from '../testing/start-test-server.ts'
import { metadata, sha256, TUS } from '../testing/tus.ts'

test('a quota is told in hello, and what does not fit into it is refused by name', async () => {
  const small = await startTestServer({ quotaBytes: 100 })
  onTestFinished(() => small.close())
  const people = await network.makeSmallNetwork(small.database)
  const tokens = await signIn(small.url, network.managerEmail)
  const client = await DeskClient.connect(small.url, tokens.accessToken)
  const bearer = { authorization: `Bearer ${tokens.accessToken}` }
  const send = async (sizeBytes: number) => {
    const fields = {
      fileId: newId(),
      conversationId: network.customersChat(people),
      name: 'a.txt',
      mime: 'text/plain',
      sha256: sha256(Buffer.alloc(sizeBytes)),
    }
    const answer = await fetch(`${small.url}/uploads`, {
      method: 'POST',
      headers: {
        ...TUS,
        ...bearer,
        'upload-length': String(sizeBytes),
        'upload-metadata': metadata(fields),
      },
    })
    return {
      status: answer.status,
      at: small.url + answer.headers.get('location'),
      body: await answer.text(),
    }
  }
  const free = async () => (await client.hello(tokens.deviceId)).limits.freeBytes
  expect(await free()).toBe(100)
  expect(await send(101)).toMatchObject({ status: 507, body: expect.stringContaining('"quota"') as string })
  const { at, status } = await send(60)
  expect(status).toBe(201)
  expect(await free()).toBe(40)
  await fetch(at, {
    method: 'PATCH',
    headers: {
      ...TUS,
      ...bearer,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(60),
  })
  expect(await free()).toBe(40)
  expect((await send(41)).status).toBe(507)
  // Of several that ask at once no more are let in than fit.
  const together = await Promise.all([...'12345678'].map(() => send(15)))
  expect(together.filter(({ status: answered }) => answered === 201)).toHaveLength(2)
  expect(together.filter(({ status: answered }) => answered === 507)).toHaveLength(6)
  expect(await free()).toBe(10)
  expect((await send(10)).status).toBe(201)
  expect(await free()).toBe(0)
  client.close()
})
