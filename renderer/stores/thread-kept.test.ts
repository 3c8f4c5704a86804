import { describe, expect, it } from 'vitest'
import type { ConversationId, MessageId } from '../../protocol/wire/ids.ts'
import { CONVERSATION, sampleMessage } from '../testing/samples.ts'
import { seqsHeld, storedThread } from '../testing/stored-thread.ts'
import { useThread } from './thread.ts'

const world = storedThread()
const thread = () => useThread.getState()

describe('an own message on its way to the disk', () => {
  const echo = () => ({
    message: sampleMessage(null, { id: 'echo-1' as MessageId, byMe: true }),
    keptAs: null,
  })
  const echoes = () => thread().echoes.map(({ message }) => message.id)

  it('is there at once, until the stored one takes its place in the same moment', async () => {
    await world.open()
    const seen: string[] = []
    const stop = useThread.subscribe(({ messages, echoes: waiting }) => {
      const stands = messages?.some(({ id }) => id === 'kept-1') ?? false
      seen.push(`${waiting.length} echo, ${stands ? 1 : 0} stored`)
    })
    const { kept } = thread().echo(echo())
    expect(echoes()).toEqual(['echo-1'])
    expect(thread().aim).toEqual({ to: 'end' })
    world.stored.push(sampleMessage(null, { id: 'kept-1' as MessageId, byMe: true }))
    kept('kept-1' as MessageId)
    await thread().reread()
    stop()
    expect(thread().messages?.at(-1)?.id).toBe('kept-1')
    expect(new Set(seen)).toEqual(new Set(['1 echo, 0 stored', '0 echo, 1 stored']))
  })

  it('goes when it was refused, and when the outbox has let go of it meanwhile', async () => {
    await world.open()
    thread().echo(echo()).refused()
    expect(echoes()).toEqual([])
    const { kept } = thread().echo(echo())
    kept('discarded' as MessageId)
    await thread().reread()
    expect(echoes()).toEqual([])
  })

  it('is not drawn in the middle of a conversation', async () => {
    await world.open()
    await thread().showMessage(120)
    thread().echo(echo())
    expect(echoes()).toEqual([])
  })
})

describe('a conversation that was open before', () => {
  const OTHER = '00000000-0000-7000-8000-00000000000d' as ConversationId
  const leaveAndReturn = async (meanwhile: () => void = () => undefined) => {
    const leave = await world.open()
    leave()
    const leaveOther = world.watch(OTHER)
    await thread().reread()
    meanwhile()
    leaveOther()
    world.watch(CONVERSATION)
  }

  it('is on screen at once, and is read again', async () => {
    await leaveAndReturn()
    expect(seqsHeld().at(-1)).toBe(500)
    world.stored[499] = sampleMessage(500, { text: 'Edited' })
    await thread().reread()
    expect(thread().messages?.at(-1)?.text).toBe('Edited')
  })

  it('is read first when something of it has changed', async () => {
    const topics = { topics: ['message' as const], conversationIds: [CONVERSATION] }
    await leaveAndReturn(() => world.bridge.tell('store.changed', topics))
    expect(thread().messages).toBeNull()
    await thread().reread()
    expect(seqsHeld().at(-1)).toBe(500)
  })

  it('is read first when somebody’s rights have changed', async () => {
    await leaveAndReturn(() =>
      world.bridge.tell('store.changed', { topics: ['membership'], conversationIds: [] }),
    )
    expect(thread().messages).toBeNull()
  })

  it('is read once when its row is pressed and then opened', async () => {
    thread().prefetch(CONVERSATION)
    thread().prefetch(CONVERSATION)
    await world.open()
    expect(world.bridge.calls.filter(({ name }) => name === 'messages.page').length).toBeLessThanOrEqual(2)
    expect(seqsHeld().at(-1)).toBe(500)
  })
})
