import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectStore } from './client.ts'
import { serveStore } from './serve.ts'
import { StoreError } from './store-error.ts'
import type { Store } from './store.ts'
import { storeWithPeople } from './testing/memory-store.ts'
import { NADIA_CHAT, toNadia } from './testing/people.ts'

function connected(open: () => Store = storeWithPeople) {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port2.close())
  const connection = connectStore(port1)
  serveStore(port2, open)
  return connection
}

describe('the client', () => {
  it('answers each verb with a promise, in the order asked', async () => {
    const { client, opened } = connected()
    await opened
    const [saved, draft] = await Promise.all([
      client.saveDraft({ conversationId: NADIA_CHAT, text: 'Hello', kind: 'text', replyToId: null }),
      client.draft({ conversationId: NADIA_CHAT }),
    ])
    expect(saved).toEqual({ topics: ['draft'], conversationIds: [NADIA_CHAT] })
    expect(draft).toEqual({ text: 'Hello', kind: 'text', replyToId: null })
  })

  it('rejects with the code and the sentence of the verb', async () => {
    const { client } = connected()
    const sending = client.sendMessage(toNadia({ text: 'x'.repeat(20_001) }))
    await expect(sending).rejects.toThrow(StoreError)
    await expect(sending).rejects.toMatchObject({
      code: 'tooLarge',
      message: expect.stringContaining('20,000') as string,
    })
  })

  it('never passes a fault of the store off as a sentence for people', async () => {
    const { client } = connected(() => ({
      ...storeWithPeople(),
      badges() {
        throw new TypeError('cannot read properties of undefined')
      },
    }))
    const failed = client.badges()
    await expect(failed).rejects.toThrow('cannot read properties')
    await expect(failed).rejects.not.toBeInstanceOf(StoreError)
  })

  it('rejects when the store can’t be opened', async () => {
    const { opened } = connected(() => {
      throw new StoreError('versionTooNew', 'cache.db was last used by a newer Foyer.')
    })
    await expect(opened).rejects.toMatchObject({ code: 'versionTooNew' })
  })

  it('rejects everything pending and all that is asked later, once the other side is gone', async () => {
    const { client, opened, broken } = connected()
    await opened
    const pending = client.badges()
    broken(new StoreError('internal', 'The local store stopped.'))
    await expect(pending).rejects.toThrow('The local store stopped.')
    await expect(client.badges()).rejects.toThrow('The local store stopped.')
  })

  it('is no promise itself, so that it can be awaited', async () => {
    const { client } = connected()
    expect(await Promise.resolve(client)).toBe(client)
  })
})
