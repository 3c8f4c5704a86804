import { describe, expect, it } from 'vitest'
import { Refusal } from '../testing/fake-bridge.ts'
import { CONVERSATION, sampleHead, sampleMessage } from '../testing/samples.ts'
import { seqsHeld, storedThread } from '../testing/stored-thread.ts'
import { HELD_MAX } from './thread-pages.ts'
import { useThread } from './thread.ts'

const world = storedThread()
const thread = () => useThread.getState()
const marks = () =>
  world.bridge.calls.filter(({ name }) => name === 'chats.markRead').map(({ input }) => input)
const change = async () => {
  world.bridge.tell('store.changed', { topics: ['message'], conversationIds: [CONVERSATION] })
  await thread().reread()
}

/** A run has no gap, no message twice, and is in order. */
function expectWholeRun(): void {
  const numbers = seqsHeld().filter((seq) => seq !== null)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
}
describe('a thread', () => {
  it('opens at its end, and older messages come before what is there', async () => {
    await world.open()
    expect(seqsHeld().at(-1)).toBe(500)
    expect(thread().aim).toEqual({ to: 'end' })
    const first = seqsHeld()[0] ?? 0
    await thread().loadOlder()
    expect(seqsHeld()[0]).toBeLessThan(first)
    expectWholeRun()
  })

  it('keeps what was loaded when something new arrives, as the same objects', async () => {
    await world.open()
    await thread().loadOlder()
    const before = thread().messages
    world.stored.push(sampleMessage(501))
    await change()
    expect(seqsHeld().at(-1)).toBe(501)
    expectWholeRun()
    expect(
      thread()
        .messages?.slice(0, -1)
        .every((message, index) => message === before?.[index]),
    ).toBe(true)
    const after = thread().messages
    await change()
    expect(thread().messages).toBe(after)
  })

  it('stays at its end while much comes in, also when older messages were asked for before', async () => {
    await world.open()
    for (let seq = 501; seq <= 1200; seq += 1) world.stored.push(sampleMessage(seq))
    const renewed = change()
    await Promise.all([renewed, thread().loadOlder()])
    await thread().loadOlder()
    expect(seqsHeld().at(-1)).toBe(1200)
    expect(seqsHeld()).toHaveLength(HELD_MAX)
    expect(thread().hasNewer).toBe(false)
    expectWholeRun()
  })

  it('holds a bounded run, however far one scrolls, and finds its way back to the end', async () => {
    await world.open()
    thread().follow(false)
    while (thread().hasOlder) await thread().loadOlder()
    expect(seqsHeld()[0]).toBe(1)
    expect(seqsHeld()).toHaveLength(HELD_MAX)
    expect(thread().hasNewer).toBe(true)
    expectWholeRun()
    world.stored.push(sampleMessage(null, { byMe: true, state: 'waiting' }))
    await change()
    expect(seqsHeld()).not.toContain(null)
    while (thread().hasNewer) await thread().loadNewer()
    expect(seqsHeld().at(-1)).toBeNull()
    expect(seqsHeld().at(-2)).toBe(500)
    expect(thread().hasNewer).toBe(false)
    expectWholeRun()
  })

  it('shows an answered message from long ago in the middle, and an arrival does not move it', async () => {
    await world.open()
    await thread().showMessage(120)
    expect(seqsHeld()).toContain(120)
    expect(thread().aim).toEqual({ to: 'message', seq: 120 })
    const before = thread().messages
    world.stored.push(sampleMessage(501))
    world.head = { ...world.head, lastSeq: 501 }
    await change()
    expect(thread().messages).toBe(before)
    expect(thread().head?.lastSeq).toBe(501)
    await thread().showEnd()
    expect(seqsHeld().at(-1)).toBe(501)
  })

  it('opens at a message that was looked up, and still knows what is unread', async () => {
    world.head = sampleHead({ lastSeq: 500, readSeq: 490 })
    world.watch(CONVERSATION, 120)
    await thread().reread()
    expect(seqsHeld()).toContain(120)
    expect(thread()).toMatchObject({ aim: { to: 'message', seq: 120 }, newAfterSeq: 490, error: null })
  })

  it('opens as usual when that message is not to be had', async () => {
    world.watch(CONVERSATION, 9999)
    await thread().reread()
    expect(seqsHeld().at(-1)).toBe(500)
    expect(thread().aim).toEqual({ to: 'end' })
  })

  it('stays where it is when a message is not to be had, and says so', async () => {
    await world.open()
    const before = thread().messages
    await expect(thread().showMessage(9999)).rejects.toThrow('This message is not on this device.')
    expect(thread().messages).toBe(before)
    expect(thread().error).toBeNull()
  })

  it('puts what waits last, and loses nothing when it gets its number', async () => {
    world.stored.push(sampleMessage(null, { byMe: true, state: 'waiting' }))
    await world.open()
    expect(seqsHeld().at(-1)).toBeNull()
    const sent = world.stored.pop()
    if (sent) world.stored.push({ ...sent, seq: 501, state: 'stored' })
    await change()
    expect(thread().messages?.at(-1)).toMatchObject({ id: sent?.id, seq: 501 })
  })

  it('keeps the place of "New" while it is open, and forgets it the next time', async () => {
    world.head = sampleHead({ lastSeq: 500, readSeq: 490 })
    const stop = await world.open()
    expect(thread().newAfterSeq).toBe(490)
    expect(thread().aim).toEqual({ to: 'firstNew' })
    world.head = sampleHead({ lastSeq: 500, readSeq: 500 })
    await change()
    expect(thread().newAfterSeq).toBe(490)
    stop()
    await world.open()
    expect(thread().newAfterSeq).toBeNull()
  })

  it.each([400, 380, 20])('opens where the first unread message is on it: %i read', async (readSeq) => {
    world.head = sampleHead({ lastSeq: 500, readSeq })
    await world.open()
    expect(seqsHeld()).toContain(readSeq)
    expect(seqsHeld()).toContain(readSeq + 1)
  })

  it('can be marked unread from a message, which is then found again', async () => {
    const stop = await world.open()
    await thread().markUnreadFrom(498)
    expect(thread().newAfterSeq).toBe(497)
    expect(world.bridge.calls.at(-1)).toEqual({
      name: 'chats.flagUnread',
      input: { conversationId: CONVERSATION, unread: true },
    })
    stop()
    await world.open()
    expect(thread().newAfterSeq).toBe(497)
  })

  it('marks read up to what is here, once, and never from the middle', async () => {
    world.head = sampleHead({ lastSeq: 500, readSeq: 490 })
    await world.open()
    await thread().showMessage(120)
    await thread().markRead()
    expect(marks()).toEqual([])
    await thread().showEnd()
    await thread().markRead()
    await thread().markRead()
    expect(marks()).toEqual([{ conversationId: CONVERSATION, seq: 500 }])
  })

  it('begins to change the last own message that has words', async () => {
    world.stored.push(
      sampleMessage(501, { byMe: true }),
      sampleMessage(502, { byMe: true, deletedAt: 1, text: '' }),
    )
    world.head = sampleHead({ lastSeq: 502, readSeq: 502 })
    await world.open()
    expect(thread().editLast()).toBe(true)
    expect(thread().editing).toBe('message-501')
  })

  it('leaves the screen when it may no longer be seen', async () => {
    await world.open()
    world.bridge.answer({
      'chats.head': () => {
        throw new Refusal('forbidden', 'You may no longer read the chats of Riverside.')
      },
    })
    await thread().reread()
    expect(thread().messages).toBeNull()
    expect(thread().error).toBe('You may no longer read the chats of Riverside.')
  })
})
