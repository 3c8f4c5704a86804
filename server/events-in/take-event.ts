import { createHash } from 'node:crypto'
import { canonicalJson } from '../../protocol/wire/ops.ts'
import type { Database } from '../database/database.ts'
import { OutsideRows } from '../database/sql-outside.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { bookingCancelled, bookingCompleted } from './effects/bookings.ts'
import { customerChanged } from './effects/customers.ts'
import { orderCompleted, paymentCompleted } from './effects/purchases.ts'
import { visitRegistered } from './effects/visits.ts'
import { EventProblem } from './event-problem.ts'
import type { Customer, OutsideEvent } from './kinds.ts'
import { lockPerson, namesOfPerson } from './people.ts'
import { ignored, type Taken, type Taking } from './taking.ts'

/**
 * Takes one event in one transaction: the rows, their events in the streams and the record of this one are committed
 * together. The same event again gets the same answer and changes nothing; another one under the same id is a problem.
 * `at` is now, in milliseconds. Throws EventProblem for what can't be taken: then nothing is changed or recorded.
 */
export function takeEvent(database: Database, event: OutsideEvent, at: number): Promise<Taken> {
  const hash = createHash('sha256').update(canonicalJson(event)).digest('hex')
  return database.transaction(async (queries) => {
    const rows = new OutsideRows(queries)
    await rows.lockNames([`event:${event.id}`])
    const record = await rows.event(event.id)
    if (record !== null) {
      if (record.hash !== hash) throw new EventProblem('id: another event was told under it')
      return { answer: record.answer, batches: [] }
    }
    await rows.lockNames(namesIn(event))
    const taking = { tx: syncTransactionOn(queries), rows, at, toldAt: event.toldAt }
    const person = personIn(event)
    if (person !== null) await lockPerson(taking, person)
    const taken = await effectOf(taking, event)
    await rows.saveEvent(event.id, { hash, answer: taken.answer }, at)
    return taken
  })
}

function namesIn(event: OutsideEvent): string[] {
  const person = personIn(event)
  if (person === null) return []
  return namesOfPerson(person, event.type === 'customer.changed' ? event.data.changes.email : undefined)
}

function personIn(event: OutsideEvent): Customer | null {
  switch (event.type) {
    case 'booking.started':
    case 'booking.cancelled':
      return null
    case 'visit.registered':
      return event.data.host
    default:
      return event.data.customer
  }
}

async function effectOf(taking: Taking, event: OutsideEvent): Promise<Taken> {
  switch (event.type) {
    case 'booking.started':
      return ignored('A booking is shown when it is completed.')
    case 'booking.completed':
      return bookingCompleted(taking, event.data)
    case 'booking.cancelled':
      return bookingCancelled(taking, event.data)
    case 'order.completed':
      return orderCompleted(taking, event.data)
    case 'payment.completed':
      return paymentCompleted(taking, event.data)
    case 'visit.registered':
      return visitRegistered(taking, event.data)
    case 'customer.changed':
      return customerChanged(taking, event.data)
  }
}
