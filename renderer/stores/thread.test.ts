import { beforeEach, describe, expect, it } from 'vitest'
import type { ChatHead, MessageView } from '../../protocol/ipc/views.ts'
import { installFakeBridge, Refusal, type FakeBridge } from '../testing/fake-bridge.ts'
import { CONVERSATION, sampleHead, sampleMessage } from '../testing/samples.ts'
import { useThread } from './thread.ts'

let bridge: FakeBridge
let stored: MessageView[]
let head: ChatHead

function answerAll(): void {
  bridge = installFakeBridge({
    'chats.head': () => head,
    'chats.markRead': () => ({}),
    'messages.page': ({ beforeSeq, limit }) => {
      const older = stored.filter(({ seq }) => seq !== null && (beforeSeq === null || seq < beforeSeq))
      const waiting = beforeSeq === null ? stored.filter(({ seq }) => seq === null) : []
      const page = older.slice(-limit)
      return { messages: [...page, ...waiting], hasOlder: page.length < older.length, hasNewer: false }
    },
  })
}

beforeEach(() => {
  stored = Array.from({ length: 500 }, (_, index) => sampleMessage(index + 1))
  head = sampleHead({ lastSeq: 500, readSeq: 500 })
  answerAll()
  useThread.setState(useThread.getInitialState())
})

async function open() {
  const stop = useThread.getState().watch(CONVERSATION)
  await useThread.getState().reread()
  return stop
}

const seqs = () => useThread.getState().messages?.map(({ seq }) => seq) ?? []
const marks = () => bridge.calls.filter(({ name }) => name === 'chats.markRead').map(({ input }) => input)

describe('a thread', () => {
  it('opens with the newest messages, and counts the older ones that are put before them', async () => {
    await open()
    expect(seqs().at(-1)).toBe(500)
    const first = seqs()[0] ?? 0
    await useThread.getState().loadOlder()
    expect(useThread.getState().olderCount).toBe(100)
    expect(seqs()[0]).toBe((first ?? 0) - 100)
    expect(seqs()[useThread.getState().olderCount]).toBe(first)
  })

  it('keeps what was loaded, and its count, when something new arrives', async () => {
    await open()
    await useThread.getState().loadOlder()
    const before = { first: seqs()[0], older: useThread.getState().olderCount }
    stored.push(sampleMessage(501))
    bridge.tell('store.changed', { topics: ['message'], conversationIds: [CONVERSATION] })
    await useThread.getState().reread()
    expect(seqs().at(-1)).toBe(501)
    expect({ first: seqs()[0], older: useThread.getState().olderCount }).toEqual(before)
    expect(new Set(seqs()).size).toBe(seqs().length)
  })

  it('puts what waits last, and loses nothing when it gets its number', async () => {
    stored.push(sampleMessage(null, { byMe: true, state: 'waiting' }))
    await open()
    expect(seqs().at(-1)).toBeNull()
    const waiting = stored.pop()
    if (waiting) stored.push({ ...waiting, seq: 501, state: 'stored' })
    await useThread.getState().reread()
    expect(useThread.getState().messages?.at(-1)).toMatchObject({ id: waiting?.id, seq: 501 })
  })

  it('keeps the place of "New" while it is open, and forgets it the next time', async () => {
    head = sampleHead({ lastSeq: 500, readSeq: 490 })
    const stop = await open()
    expect(useThread.getState().newAfterSeq).toBe(490)
    head = sampleHead({ lastSeq: 500, readSeq: 500 })
    await useThread.getState().reread()
    expect(useThread.getState().newAfterSeq).toBe(490)
    stop()
    await open()
    expect(useThread.getState().newAfterSeq).toBeNull()
  })

  it('opens far enough back to show the first unread message', async () => {
    head = sampleHead({ lastSeq: 500, readSeq: 380 })
    await open()
    expect(seqs()[0]).toBeLessThanOrEqual(381)
  })

  it('marks read up to what is here, once, and never back', async () => {
    head = sampleHead({ lastSeq: 500, readSeq: 490 })
    await open()
    await useThread.getState().markRead()
    await useThread.getState().markRead()
    expect(marks()).toEqual([{ conversationId: CONVERSATION, seq: 500 }])
  })

  it('leaves the screen when it may no longer be seen', async () => {
    await open()
    bridge.answer({
      'chats.head': () => {
        throw new Refusal('forbidden', 'You may no longer read the chats of Riverside.')
      },
    })
    await useThread.getState().reread()
    expect(useThread.getState().messages).toBeNull()
    expect(useThread.getState().error).toBe('You may no longer read the chats of Riverside.')
  })
})
