import { expect, it } from 'vitest'
import { arrive, storeWithChat } from '../testing/memory-store.ts'
import { conversation, DANA, idOf, message, NADIA, NADIA_CHAT, NOON } from '../testing/people.ts'

it('colleagues are the administrators here, and a typist is named with a side', () => {
  const store = storeWithChat()
  expect(store.colleagues().people).toEqual([{ userId: DANA, name: 'Dana Reyes', photoFileId: null }])
  const at = { conversationId: NADIA_CHAT }
  expect(store.typist({ ...at, userId: NADIA })).toEqual({ name: 'Nadia Nguyễn', isColleague: false })
  expect(store.typist({ ...at, userId: DANA })).toBeNull()
  expect(store.typist({ ...at, userId: idOf(2, 77) })).toBeNull()
})

it('a hand-over lists who waits the longest first, what is answered, and what was promised', () => {
  const store = storeWithChat([conversation({ rev: 2, assigneeUserId: DANA })])
  expect(store.handOver()).toMatchObject({
    waiting: [{ conversationId: NADIA_CHAT, waitingSince: message(1).sentAt }],
    open: [],
    promised: [],
    last: null,
  })
  store.saveFollowUp({
    id: null,
    conversationId: NADIA_CHAT,
    text: 'Write again',
    due: { kind: 'time', at: NOON + 1 },
  })
  arrive(store, [{ entity: 'message', row: message(2, { side: 'desk', authorUserId: DANA }) }])
  expect(store.handOver()).toMatchObject({
    waiting: [],
    open: [{ assigneeName: 'Dana Reyes', waitingSince: null }],
    promised: [{ text: 'Write again', byName: 'Dana Reyes', pending: true }],
  })
  expect(() => store.writeHandOver({ note: ' ' })).toThrow(/Write what/)
  store.writeHandOver({ note: 'Quiet' })
  expect(store.lastHandOver()).toEqual(store.handOver().last)
  expect(store.handOver().last).toMatchObject({
    note: 'Quiet',
    byMe: true,
    byName: 'Dana Reyes',
    pending: true,
  })
})
