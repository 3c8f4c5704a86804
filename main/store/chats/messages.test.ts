import { describe, expect, it } from 'vitest'
import type { BookingId } from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, idOf, message, NADIA, NADIA_CHAT, NOON, PDF, RIVERSIDE } from '../testing/people.ts'

const page = (store: Store, beforeSeq: number | null, limit = 2) =>
  store.messagesPage({ conversationId: NADIA_CHAT, beforeSeq, limit })
const seqs = (store: Store, beforeSeq: number | null, limit?: number) =>
  page(store, beforeSeq, limit).messages.map((one) => one.seq)

describe('messagesPage', () => {
  it('goes back page by page, oldest first in each', () => {
    const store = storeWithPeople()
    const rows = [5, 1, 4, 2, 3].map((seq): AnyRow => ({ entity: 'message', row: message(seq) }))
    arrive(store, [conversation(), ...rows])
    expect(seqs(store, null)).toEqual([4, 5])
    expect(seqs(store, 4)).toEqual([2, 3])
    expect(seqs(store, 2)).toEqual([1])
    expect([page(store, null), page(store, 2)].map((one) => [one.hasOlder, one.hasNewer])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  it('says that there is more when the older ones are still on the server', () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), { entity: 'message', row: message(8) }])
    expect(page(store, null)).toMatchObject({ hasOlder: true })
    store.applyHistory([message(7), message(6)])
    expect(seqs(store, 8)).toEqual([6, 7])
  })

  it('brings files, the booking, and what it answers', () => {
    const store = storeWithPeople()
    const bookingId = idOf<BookingId>(9, 1)
    arrive(store, [
      conversation(),
      {
        entity: 'booking',
        row: {
          id: bookingId,
          rev: 1,
          locationId: RIVERSIDE,
          userId: NADIA,
          companyId: null,
          service: 'room',
          resource: 'Room 4',
          title: 'Interview',
          startsAt: NOON,
          endsAt: NOON + 1,
          status: 'completed',
          paid: false,
          first: true,
        },
      },
      { entity: 'message', row: message(1, { kind: 'booking', bookingId }) },
      { entity: 'message', row: message(2, { files: [PDF], replyToId: message(1).id }) },
    ])
    expect(page(store, null).messages).toMatchObject([
      { kind: 'booking', booking: { resource: 'Room 4', paid: false, first: true }, files: [] },
      {
        files: [PDF],
        replyTo: { authorName: 'Nadia Nguyễn', text: 'message 1' },
        booking: null,
        state: 'stored',
      },
    ])
    expect(store.fileRef({ fileId: PDF.id })).toEqual(PDF)
    expect(store.fileRef({ fileId: idOf(6, 99) })).toBeNull()
  })
})
