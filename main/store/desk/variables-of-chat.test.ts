import { expect, it } from 'vitest'
import { deskConversationId, type BookingId, type UserId } from '../../../protocol/wire/ids.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { idOf, NADIA_SUBJECT, NOON, RIVERSIDE } from '../testing/people.ts'

it('fills in a saved reply for a chat that nobody has written in yet, for whom it is and no one else', () => {
  const store = storeWithPeople()
  const booking = {
    id: idOf<BookingId>(12, 1),
    rev: 1,
    locationId: RIVERSIDE,
    userId: NADIA_SUBJECT.id as UserId,
    companyId: null,
    service: 'room' as const,
    resource: 'Room 4',
    title: '',
    startsAt: NOON + 3_600_000,
    endsAt: NOON + 7_200_000,
    status: 'completed' as const,
    paid: true,
    first: true,
  }
  arrive(store, [{ entity: 'booking', row: booking }])
  store.saveReply({ id: null, title: 'Room', text: '{{first name}}: {{room}}' })
  const conversationId = deskConversationId(RIVERSIDE, NADIA_SUBJECT)
  const filled = (subject: typeof NADIA_SUBJECT | null) =>
    store.savedReplies({ conversationId, subject }).replies[0]?.filled
  expect(filled(NADIA_SUBJECT)).toBe('Nadia: Room 4')
  expect(filled(null)).toBe('{{first name}}: {{room}}')
  const other = { kind: 'user' as const, id: idOf<UserId>(9, 99) }
  expect(filled(other)).toBe('{{first name}}: {{room}}')
})
