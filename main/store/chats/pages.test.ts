import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../store.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, DANA, message, NADIA, NADIA_CHAT, toNadia } from '../testing/people.ts'

function storeWith(seqs: readonly number[]): Store {
  const store = storeWithPeople()
  arrive(store, [conversation(), ...seqs.map((seq) => ({ entity: 'message' as const, row: message(seq) }))])
  return store
}
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const at = { conversationId: NADIA_CHAT }

describe('pages of a thread', () => {
  it('go on to the newest, with what waits on the last page only', () => {
    const store = storeWith(upTo(10))
    store.sendMessage(toNadia({ text: 'waits' }))
    const shown = (afterSeq: number) => {
      const page = store.messagesAfter({ ...at, afterSeq, limit: 4 })
      return { seqs: page.messages.map(({ seq }) => seq), hasNewer: page.hasNewer, hasOlder: page.hasOlder }
    }
    expect(shown(2)).toEqual({ seqs: [3, 4, 5, 6], hasNewer: true, hasOlder: true })
    expect(shown(6)).toEqual({ seqs: [7, 8, 9, 10, null], hasNewer: false, hasOlder: true })
    expect(shown(10)).toEqual({ seqs: [null], hasNewer: false, hasOlder: false })
    expect(shown(0)).toMatchObject({ seqs: [1, 2, 3, 4], hasOlder: false })
  })

  it('have a message in their middle, also near either end', () => {
    const store = storeWith(upTo(10))
    const around = (seq: number) => {
      const page = store.messagesAround({ ...at, seq, limit: 4 })
      return { seqs: page.messages.map((one) => one.seq), older: page.hasOlder, newer: page.hasNewer }
    }
    expect(around(5)).toEqual({ seqs: [3, 4, 5, 6], older: true, newer: true })
    expect(around(1)).toEqual({ seqs: [1, 2], older: false, newer: true })
    expect(around(10)).toEqual({ seqs: [8, 9, 10], older: true, newer: false })
  })

  it('show who is mentioned, who reacted, and what is answered', () => {
    const store = storeWith([1])
    const reactions = [
      { emoji: '👍', userIds: [NADIA, DANA] },
      { emoji: '❤️', userIds: [NADIA] },
    ]
    arrive(store, [
      {
        entity: 'message',
        row: message(2, {
          side: 'desk',
          kind: 'note',
          mentionUserIds: [DANA],
          reactions,
          replyToId: message(1).id,
        }),
      },
    ])
    expect(store.messagesPage({ ...at, beforeSeq: null, limit: 1 }).messages).toMatchObject([
      {
        mentions: [{ userId: DANA, name: 'Dana Reyes' }],
        reactions: [
          { emoji: '👍', names: ['Nadia Nguyễn', 'Dana Reyes'], byMe: true },
          { emoji: '❤️', names: ['Nadia Nguyễn'], byMe: false },
        ],
        replyTo: { seq: 1, authorName: 'Nadia Nguyễn', text: 'message 1' },
      },
    ])
  })
})

it('missingMessages names the lowest and the highest number that is not here', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { minLength: 1 }),
      fc.integer({ min: -3, max: 16 }),
      fc.integer({ min: -3, max: 20 }),
      (here, from, to) => {
        const store = storeWith(here)
        const last = Math.max(...here)
        const missing = upTo(last).filter((seq) => seq >= from && seq <= to && !here.includes(seq))
        const expected =
          missing.length === 0 ? null : { from: Math.min(...missing), to: Math.max(...missing) }
        expect(store.missingMessages({ ...at, from, to })).toEqual(expected)
        store.close()
      },
    ),
    { numRuns: 60 },
  )
})
