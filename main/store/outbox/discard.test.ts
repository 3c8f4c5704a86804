import { describe, expect, it } from 'vitest'
import type { Store } from '../store.ts'
import { storeWithPeople } from '../testing/memory-store.ts'
import { NADIA_CHAT, NADIA_SUBJECT } from '../testing/people.ts'

const send = (store: Store, text: string) =>
  store.sendMessage({
    conversationId: NADIA_CHAT,
    subject: NADIA_SUBJECT,
    kind: 'text',
    text,
    stagedFileIds: [],
    mentionUserIds: [],
    replyToId: null,
    holdUntil: null,
  })
const texts = (store: Store) => store.outboxItems().items.map(({ text }) => text)

describe('a discarded entry', () => {
  it('comes back at the end, as a new op with the same message', () => {
    const store = storeWithPeople()
    const first = send(store, 'first')
    send(store, 'second')
    expect(store.discardOp({ opId: first.opId }).restorable).toBe(true)
    expect(texts(store)).toEqual(['second'])
    store.restoreOp({ opId: first.opId })
    expect(texts(store)).toEqual(['second', 'first'])
    const [, entry] = store.outbox()
    expect(entry?.op.body).toMatchObject({ messageId: first.messageId })
    expect(entry?.op.id).not.toBe(first.opId)
  })

  it('comes back once, and only what was discarded', () => {
    const store = storeWithPeople()
    const { opId } = send(store, 'once')
    expect(() => store.restoreOp({ opId })).toThrow('can’t be put back')
    store.discardOp({ opId })
    store.restoreOp({ opId })
    expect(() => store.restoreOp({ opId })).toThrow('can’t be put back')
    expect(texts(store)).toEqual(['once'])
  })
})
