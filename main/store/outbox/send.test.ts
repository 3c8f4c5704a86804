import { describe, expect, it } from 'vitest'
import { OpBody, canonicalJson } from '../../../protocol/wire/ops.ts'
import { MESSAGE_TEXT_MAX } from '../../../protocol/wire/rows/chats.ts'
import { hashOf } from './entries.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, DANA, message, NADIA_CHAT, STREAM, toNadia } from '../testing/people.ts'
import type { Store } from '../store.ts'

const texts = (store: Store) =>
  store
    .messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 50 })
    .messages.map((one) => one.text)

describe('sendMessage', () => {
  it('writes an entry that the server accepts: valid body, right hash, lane of the chat', () => {
    const store = storeWithPeople()
    const { messageId, opId } = store.sendMessage(toNadia())
    const [entry] = store.outbox()
    expect(entry).toMatchObject({
      state: 'queued',
      sent: false,
      op: { id: opId, lane: `conversation:${NADIA_CHAT}` },
    })
    expect(OpBody.parse(entry?.op.body)).toMatchObject({
      type: 'message.send',
      messageId,
      text: 'Hello Nadia',
    })
    expect(entry?.op.hash).toBe(hashOf(canonicalJson(entry?.op.body)))
  })

  it('shows the message and makes a chat appear that does not exist yet', () => {
    const store = storeWithPeople()
    expect(store.chatsList({ filter: 'all', query: '', offset: 0, limit: 50 }).total).toBe(0)
    store.sendMessage(toNadia())
    const { chats, total } = store.chatsList({ filter: 'all', query: '', offset: 0, limit: 50 })
    expect(total).toBe(1)
    expect(chats[0]).toMatchObject({
      conversationId: NADIA_CHAT,
      face: { name: 'Nadia Nguyễn' },
      standing: 'nonmember',
      last: { text: 'Hello Nadia', byMe: true, pending: true },
    })
    expect(store.chatHead({ conversationId: NADIA_CHAT })).toMatchObject({ exists: false, cannotWrite: null })
    const [shown] = store.messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 50 }).messages
    expect(shown).toMatchObject({ seq: null, state: 'waiting', byMe: true, authorName: 'Dana Reyes' })
  })

  it('clears the draft, and leaves it when the message is refused', () => {
    const store = storeWithPeople()
    const draft = () => store.draft({ conversationId: NADIA_CHAT }).text
    store.saveDraft({ conversationId: NADIA_CHAT, text: 'Hello', kind: 'text', replyToId: null })
    const tooLong = toNadia({ text: 'x'.repeat(MESSAGE_TEXT_MAX + 1) })
    expect(() => store.sendMessage(tooLong)).toThrow(/20,000/)
    expect(() => store.sendMessage(toNadia({ text: ' \n ' }))).toThrow(/nothing to send/)
    expect(draft()).toBe('Hello')
    expect(store.outbox()).toEqual([])
    store.sendMessage(toNadia())
    expect(draft()).toBe('')
  })

  it('refuses a chat that belongs to somebody else than the customer named', () => {
    const store = storeWithPeople()
    const other = { kind: 'user', id: DANA } as const
    expect(() => store.sendMessage(toNadia({ subject: other }))).toThrow(/Open it from the customer/)
    expect(store.outbox()).toEqual([])
  })

  it('shows what waits after what is stored, in the order of writing, and never twice (I16)', () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), { entity: 'message', row: message(1) }])
    const { messageId, opId } = store.sendMessage(toNadia({ text: 'second' }))
    store.sendMessage(toNadia({ text: 'third' }))
    expect(texts(store)).toEqual(['message 1', 'second', 'third'])

    // The event comes before the acknowledgement, then the acknowledgement, then it is settled.
    arrive(store, [
      { entity: 'message', row: message(2, { id: messageId, text: 'second', authorUserId: DANA }) },
    ])
    expect(texts(store)).toEqual(['message 1', 'second', 'third'])
    expect(store.outboxCounts()).toEqual({ waiting: 1, failed: 0 })
    store.markAcked(opId, { stream: STREAM, seq: 3 })
    expect(texts(store)).toEqual(['message 1', 'second', 'third'])
    store.settleOutbox()
    store.settleOutbox()
    expect(texts(store)).toEqual(['message 1', 'second', 'third'])
    expect(store.outbox()).toHaveLength(1)
  })
})

describe('editing and unsending', () => {
  it('rewrites a message that was never sent, under a new op id', () => {
    const store = storeWithPeople()
    const { messageId, opId } = store.sendMessage(toNadia())
    store.editMessage({ messageId, text: 'Hello again' })
    const [entry, ...rest] = store.outbox()
    expect(rest).toEqual([])
    expect(entry?.op.id).not.toBe(opId)
    expect(entry?.op.body).toMatchObject({ type: 'message.send', messageId, text: 'Hello again' })
    expect(texts(store)).toEqual(['Hello again'])
  })

  it('adds an edit in the same lane once the message may have reached a server (I4, I6)', () => {
    const store = storeWithPeople()
    const { messageId, opId } = store.sendMessage(toNadia())
    store.markSent([opId])
    store.editMessage({ messageId, text: 'Hello again' })
    expect(store.outbox().map((one) => [one.op.body.type, one.op.lane])).toEqual([
      ['message.send', `conversation:${NADIA_CHAT}`],
      ['message.edit', `conversation:${NADIA_CHAT}`],
    ])
    expect(store.outbox()[0]?.op.id).toBe(opId)
    expect(texts(store)).toEqual(['Hello again'])
    expect(() => store.editOp({ opId, text: 'other' })).toThrow(/on its way/)
    expect(() => store.discardOp({ opId })).toThrow(/on its way/)
  })

  it('lays an edit and an unsend over stored messages, and keeps one edit waiting at most', () => {
    const store = storeWithPeople()
    const mine = { authorUserId: DANA, side: 'desk' } as const
    arrive(store, [conversation(), { entity: 'message', row: message(1, mine) }])
    store.editMessage({ messageId: message(1).id, text: 'first try' })
    store.editMessage({ messageId: message(1).id, text: 'second try' })
    expect(store.outbox()).toHaveLength(1)
    expect(texts(store)).toEqual(['second try'])
    const list = store.chatsList({ filter: 'all', query: '', offset: 0, limit: 1 })
    expect(list.chats[0]?.last?.text).toBe('second try')

    store.unsendMessage({ messageId: message(1).id })
    const [shown] = store.messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 1 }).messages
    expect(shown).toMatchObject({ text: '', state: 'waiting' })
    expect(shown?.deletedAt).not.toBeNull()
    expect(store.outbox().map((one) => one.op.body.type)).toEqual(['message.unsend'])
  })

  it('takes a message back that never left', () => {
    const store = storeWithPeople()
    const { messageId } = store.sendMessage(toNadia())
    store.unsendMessage({ messageId })
    expect(store.outbox()).toEqual([])
    expect(texts(store)).toEqual([])
  })
})
