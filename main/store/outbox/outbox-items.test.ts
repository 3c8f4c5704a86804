import { describe, expect, it } from 'vitest'
import type { WireError } from '../../../protocol/wire/errors.ts'
import type { Store } from '../store.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, message, NADIA_CHAT, NADIA_SUBJECT, toNadia } from '../testing/people.ts'

const OFF: WireError = {
  code: 'chatsOff',
  retry: 'never',
  message: 'Chats are switched off for this location.',
}
const send = (store: Store, text: string) => store.sendMessage(toNadia({ text }))
const thread = (store: Store) =>
  store
    .messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 9 })
    .messages.map((one) => [one.text, one.state, one.error])

describe('the outbox pane', () => {
  it('names each entry, says what can be done, and counts', () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), { entity: 'message', row: message(1) }])
    const { opId } = send(store, 'Hello')
    store.annotate({ subject: NADIA_SUBJECT, note: 'Vegan' })
    store.markRead({ conversationId: NADIA_CHAT, seq: 1 })
    store.markParked(opId, OFF)
    expect(store.outboxItems().items).toMatchObject([
      {
        title: 'Message to Nadia Nguyễn',
        text: 'Hello',
        state: 'failed',
        error: OFF.message,
        errorCode: 'chatsOff',
        editable: true,
      },
      { title: 'Note about Nadia Nguyễn', text: 'Vegan', state: 'waiting', error: null, editable: true },
      { title: 'Chat with Nadia Nguyễn read', text: '', state: 'waiting', editable: false },
    ])
    expect(store.outboxCounts()).toEqual({ waiting: 2, failed: 1 })
    expect(thread(store)).toEqual([
      ['message 1', 'stored', null],
      ['Hello', 'failed', OFF.message],
    ])
  })

  it('retries as a new op at the end, with the same message', () => {
    const store = storeWithPeople()
    const first = send(store, 'first')
    send(store, 'second')
    store.markSent([first.opId])
    store.markParked(first.opId, OFF)
    store.retryOp({ opId: first.opId })
    const entries = store.outbox()
    expect(entries.map((one) => one.op.body)).toMatchObject([
      { text: 'second' },
      { text: 'first', messageId: first.messageId },
    ])
    expect(entries[1]).toMatchObject({ state: 'queued', sent: false, error: null })
    expect(entries[1]?.op.id).not.toBe(first.opId)
    expect(() => store.retryOp({ opId: first.opId })).toThrow(/left the outbox/)
  })

  it('edits what failed or was never sent', () => {
    const store = storeWithPeople()
    const { opId } = send(store, 'Helo')
    store.editOp({ opId, text: 'Hello' })
    const [entry] = store.outbox()
    expect(entry?.op.body).toMatchObject({ text: 'Hello' })
    if (entry) expect(() => store.editOp({ opId: entry.op.id, text: '  ' })).toThrow(/Discard/)
    expect(thread(store)).toEqual([['Hello', 'waiting', null]])
  })

  it('discards one entry and nothing else', () => {
    const store = storeWithPeople()
    const { opId } = send(store, 'first')
    send(store, 'second')
    store.discardOp({ opId })
    expect(thread(store)).toEqual([['second', 'waiting', null]])
    expect(() => store.discardOp({ opId })).toThrow(/left the outbox/)
  })
})
