import { locationStream } from '../../../protocol/wire/ids.ts'
import { StreamWriters } from '../../sync/stream-writers.ts'
import type { DataOf } from '../kinds.ts'
import { personHere } from '../people.ts'
import { locationOf, type Taken, type Taking } from '../taking.ts'
import { purchaseWords } from '../words.ts'
import { addNotification } from './notification.ts'

type Purchase = 'order.completed' | 'payment.completed'

const VERBS: Record<Purchase, string> = { 'order.completed': 'ordered', 'payment.completed': 'paid' }

/** A completed order or payment: one row in Notifications, and the nonmember when the person is new here. */
export async function purchaseCompleted(
  taking: Taking,
  kind: Purchase,
  data: DataOf<Purchase>,
): Promise<Taken> {
  const location = await locationOf(taking, data.location)
  const streams = await StreamWriters.open(taking.tx, [locationStream(location.id)], {
    actor: null,
    at: taking.at,
  })
  const { user, bookedBy } = await personHere(taking, streams, location, data.customer)
  await addNotification(taking, streams, {
    locationId: location.id,
    category: 'invoices',
    kind,
    actor: { kind: 'user', id: user.id },
    verb: VERBS[kind],
    object: data.what,
    detail: purchaseWords(data.amount, bookedBy),
    bookedBy,
    bookingId: null,
    firstBooking: false,
  })
  return { answer: { status: 'done' }, batches: streams.batches }
}
