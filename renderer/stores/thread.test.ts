import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatHead, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId, MessageId } from '../../protocol/wire/ids.ts'
import { installFakeBridge, Refusal, type FakeBridge } from '../testing/fake-bridge.ts'
import { CONVERSATION, sampleHead, sampleMessage } from '../testing/samples.ts'
import { HELD_MAX } from './thread-pages.ts'
import { useThread } from './thread.ts'

let bridge: FakeBridge
let stored: MessageView[]
let head: ChatHead

const numbered = () => stored.filter(({ seq }) => seq !== null)
const waiting = () => stored.filter(({ seq }) => seq === null)
const seqOf = (message: MessageView) => message.seq ?? 0

function answerAll(): void {
  bridge = installFakeBridge({
    'chats.head': () => head,
    'chats.markRead': () => ({}),
    'chats.flagUnread': () => ({}),
    'messages.page': ({ beforeSeq, limit }) => {
      const older = numbered().filter((message) => beforeSeq === null || seqOf(message) < beforeSeq)
      const page = older.slice(-limit)
      const messages = [...page, ...(beforeSeq === null ? waiting() : [])].map((message) => ({ ...message }))
      return { messages, hasOlder: page.length < older.length, hasNewer: beforeSeq !== null }
    },
    'messages.after': ({ afterSeq, limit }) => {
      const newer = numbered().filter((message) => seqOf(message) > afterSeq)
      const page = newer.slice(0, limit)
      const isLast = page.length === newer.length
      return { messages: [...page, ...(isLast ? waiting() : [])], hasOlder: true, hasNewer: !isLast }
    },
    'messages.around': ({ seq, limit }) => {
      const at = stored.findIndex((message) => message.seq === seq)
      if (at < 0) throw new Refusal('notFound', 'This message is not on this device.')
      const from = Math.max(0, at - limit / 2)
      const messages = numbered().slice(from, from + limit)
      return { messages, hasOlder: from > 0, hasNewer: from + limit < numbered().length }
    },
  })
}

beforeEach(() => {
  stored = Array.from({ length: 500 }, (_, index) => sampleMessage(index + 1))
  head = sampleHead({ lastSeq: 500, readSeq: 500 })
  answerAll()
  useThread.setState(useThread.getInitialState())
})
afterEach(async () => {
  for (const stop of [...stops]) stop()
  await Promise.resolve()
})

const thread = () => useThread.getState()
const stops: (() => void)[] = []
/** Watches a conversation until the returned function is called, at the latest until the end of the test. */
const watch = (conversationId: ConversationId, seq?: number) => {
  const stop = thread().watch(conversationId, seq)
  const once = () => {
    if (stops.includes(once)) stop()
    stops.splice(stops.indexOf(once), 1)
  }
  stops.push(once)
  return once
}
const open = async () => {
  const stop = watch(CONVERSATION)
  await thread().reread()
  return stop
}
const seqs = () => thread().messages?.map(({ seq }) => seq) ?? []
const marks = () => bridge.calls.filter(({ name }) => name === 'chats.markRead').map(({ input }) => input)
const change = async () => {
  bridge.tell('store.changed', { topics: ['message'], conversationIds: [CONVERSATION] })
  await thread().reread()
}

/** A run has no gap, no message twice, and is in order. */
function expectWholeRun(): void {
  const numbers = seqs().filter((seq) => seq !== null)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
}

describe('a thread', () => {
  it('opens at its end, and older messages come before what is there', async () => {
    await open()
    expect(seqs().at(-1)).toBe(500)
    expect(thread().aim).toEqual({ to: 'end' })
    const first = seqs()[0] ?? 0
    await thread().loadOlder()
    expect(seqs()[0]).toBeLessThan(first)
    expectWholeRun()
  })

  it('keeps what was loaded when something new arrives, as the same objects', async () => {
    await open()
    await thread().loadOlder()
    const before = thread().messages
    stored.push(sampleMessage(501))
    await change()
    expect(seqs().at(-1)).toBe(501)
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

  it('holds a bounded run, however far one scrolls, and finds its way back to the end', async () => {
    await open()
    while (thread().hasOlder) await thread().loadOlder()
    expect(seqs()[0]).toBe(1)
    expect(seqs()).toHaveLength(HELD_MAX)
    expect(thread().hasNewer).toBe(true)
    expectWholeRun()
    stored.push(sampleMessage(null, { byMe: true, state: 'waiting' }))
    await change()
    expect(seqs()).not.toContain(null)
    while (thread().hasNewer) await thread().loadNewer()
    expect(seqs().at(-1)).toBeNull()
    expect(seqs().at(-2)).toBe(500)
    expect(thread().hasNewer).toBe(false)
    expectWholeRun()
  })

  it('shows an answered message from long ago in the middle, and an arrival does not move it', async () => {
    await open()
    await thread().showMessage(120)
    expect(seqs()).toContain(120)
    expect(thread().aim).toEqual({ to: 'message', seq: 120 })
    const before = thread().messages
    stored.push(sampleMessage(501))
    head = { ...head, lastSeq: 501 }
    await change()
    expect(thread().messages).toBe(before)
    expect(thread().head?.lastSeq).toBe(501)
    await thread().showEnd()
    expect(seqs().at(-1)).toBe(501)
  })

  it('opens at a message that was looked up, and still knows what is unread', async () => {
    head = sampleHead({ lastSeq: 500, readSeq: 490 })
    watch(CONVERSATION, 120)
    await thread().reread()
    expect(seqs()).toContain(120)
    expect(thread()).toMatchObject({ aim: { to: 'message', seq: 120 }, newAfterSeq: 490, error: null })
  })

  it('opens as usual when that message is not to be had', async () => {
    watch(CONVERSATION, 9999)
    await thread().reread()
    expect(seqs().at(-1)).toBe(500)
    expect(thread().aim).toEqual({ to: 'end' })
  })

  it('stays where it is when a message is not to be had, and says so', async () => {
    await open()
    const before = thread().messages
    await expect(thread().showMessage(9999)).rejects.toThrow('This message is not on this device.')
    expect(thread().messages).toBe(before)
    expect(thread().error).toBeNull()
  })

  it('puts what waits last, and loses nothing when it gets its number', async () => {
    stored.push(sampleMessage(null, { byMe: true, state: 'waiting' }))
    await open()
    expect(seqs().at(-1)).toBeNull()
    const sent = stored.pop()
    if (sent) stored.push({ ...sent, seq: 501, state: 'stored' })
    await change()
    expect(thread().messages?.at(-1)).toMatchObject({ id: sent?.id, seq: 501 })
  })

  it('keeps the place of "New" while it is open, and forgets it the next time', async () => {
    head = sampleHead({ lastSeq: 500, readSeq: 490 })
    const stop = await open()
    expect(thread().newAfterSeq).toBe(490)
    expect(thread().aim).toEqual({ to: 'firstNew' })
    head = sampleHead({ lastSeq: 500, readSeq: 500 })
    await change()
    expect(thread().newAfterSeq).toBe(490)
    stop()
    await open()
    expect(thread().newAfterSeq).toBeNull()
  })

  it.each([400, 380, 20])('opens where the first unread message is on it: %i read', async (readSeq) => {
    head = sampleHead({ lastSeq: 500, readSeq })
    await open()
    expect(seqs()).toContain(readSeq)
    expect(seqs()).toContain(readSeq + 1)
  })

  it('can be marked unread from a message, which is then found again', async () => {
    const stop = await open()
    await thread().markUnreadFrom(498)
    expect(thread().newAfterSeq).toBe(497)
    expect(bridge.calls.at(-1)).toEqual({
      name: 'chats.flagUnread',
      input: { conversationId: CONVERSATION, unread: true },
    })
    stop()
    await open()
    expect(thread().newAfterSeq).toBe(497)
  })

  it('marks read up to what is here, once, and never from the middle', async () => {
    head = sampleHead({ lastSeq: 500, readSeq: 490 })
    await open()
    await thread().showMessage(120)
    await thread().markRead()
    expect(marks()).toEqual([])
    await thread().showEnd()
    await thread().markRead()
    await thread().markRead()
    expect(marks()).toEqual([{ conversationId: CONVERSATION, seq: 500 }])
  })

  it('begins to change the last own message that has words', async () => {
    stored.push(
      sampleMessage(501, { byMe: true }),
      sampleMessage(502, { byMe: true, deletedAt: 1, text: '' }),
    )
    head = sampleHead({ lastSeq: 502, readSeq: 502 })
    await open()
    expect(thread().editLast()).toBe(true)
    expect(thread().editing).toBe('message-501')
  })

  it('leaves the screen when it may no longer be seen', async () => {
    await open()
    bridge.answer({
      'chats.head': () => {
        throw new Refusal('forbidden', 'You may no longer read the chats of Riverside.')
      },
    })
    await thread().reread()
    expect(thread().messages).toBeNull()
    expect(thread().error).toBe('You may no longer read the chats of Riverside.')
  })
})

describe('an own message on its way to the disk', () => {
  const echo = () => ({
    message: sampleMessage(null, { id: 'echo-1' as MessageId, byMe: true }),
    keptAs: null,
  })
  const echoes = () => thread().echoes.map(({ message }) => message.id)

  it('is there at once, until the stored one takes its place in the same moment', async () => {
    await open()
    const seen: string[] = []
    const stop = useThread.subscribe(({ messages, echoes: waiting }) => {
      const stands = messages?.some(({ id }) => id === 'kept-1') ?? false
      seen.push(`${waiting.length} echo, ${stands ? 1 : 0} stored`)
    })
    const { kept } = thread().echo(echo())
    expect(echoes()).toEqual(['echo-1'])
    expect(thread().aim).toEqual({ to: 'end' })
    stored.push(sampleMessage(null, { id: 'kept-1' as MessageId, byMe: true }))
    kept('kept-1' as MessageId)
    await thread().reread()
    stop()
    expect(thread().messages?.at(-1)?.id).toBe('kept-1')
    expect(new Set(seen)).toEqual(new Set(['1 echo, 0 stored', '0 echo, 1 stored']))
  })

  it('goes when it was refused, and when the outbox has let go of it meanwhile', async () => {
    await open()
    thread().echo(echo()).refused()
    expect(echoes()).toEqual([])
    const { kept } = thread().echo(echo())
    kept('discarded' as MessageId)
    await thread().reread()
    expect(echoes()).toEqual([])
  })

  it('is not drawn in the middle of a conversation', async () => {
    await open()
    await thread().showMessage(120)
    thread().echo(echo())
    expect(echoes()).toEqual([])
  })
})

describe('a conversation that was open before', () => {
  const OTHER = '00000000-0000-7000-8000-00000000000d' as ConversationId
  const leaveAndReturn = async (meanwhile: () => void = () => undefined) => {
    const leave = await open()
    leave()
    const leaveOther = watch(OTHER)
    await thread().reread()
    meanwhile()
    leaveOther()
    watch(CONVERSATION)
  }

  it('is on screen at once, and is read again', async () => {
    await leaveAndReturn()
    expect(seqs().at(-1)).toBe(500)
    stored[499] = sampleMessage(500, { text: 'Edited' })
    await thread().reread()
    expect(thread().messages?.at(-1)?.text).toBe('Edited')
  })

  it('is read first when something of it has changed', async () => {
    const topics = { topics: ['message' as const], conversationIds: [CONVERSATION] }
    await leaveAndReturn(() => bridge.tell('store.changed', topics))
    expect(thread().messages).toBeNull()
    await thread().reread()
    expect(seqs().at(-1)).toBe(500)
  })

  it('is read first when somebody’s rights have changed', async () => {
    await leaveAndReturn(() => bridge.tell('store.changed', { topics: ['membership'], conversationIds: [] }))
    expect(thread().messages).toBeNull()
  })

  it('is read once when its row is pressed and then opened', async () => {
    thread().prefetch(CONVERSATION)
    thread().prefetch(CONVERSATION)
    await open()
    expect(bridge.calls.filter(({ name }) => name === 'messages.page').length).toBeLessThanOrEqual(2)
    expect(seqs().at(-1)).toBe(500)
  })
})
