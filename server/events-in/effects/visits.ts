import { randomInt } from 'node:crypto'
import { v5 as uuidV5 } from 'uuid'
import { locationStream } from '../../../protocol/wire/ids.ts'
import { newVisit } from '../../rules/new-visit.ts'
import { StreamWriters } from '../../sync/stream-writers.ts'
import { EventProblem } from '../event-problem.ts'
import type { DataOf } from '../kinds.ts'
import { findPerson } from '../people.ts'
import { ignored, locationOf, type Taken, type Taking } from '../taking.ts'
import { momentWords } from '../words.ts'
import { addNotification } from './notification.ts'

const NAMES = '7d1f8f2b-0b5c-5c39-8d1e-2f0e5f0e5f0e'
const DAY_MS = 86_400_000
/** A code is good for one day; with so many in use something is wrong. */
const CODES = 1_000_000

/** A visitor who was registered elsewhere: expected, with a code of the day (use case 3). Registered twice, it is one visit. */
export async function visitRegistered(taking: Taking, data: DataOf<'visit.registered'>): Promise<Taken> {
  const { tx, rows, at } = taking
  const location = await locationOf(taking, data.location)
  const id = uuidV5(`visit:${location.id}:${data.id}`, NAMES)
  const streams = await StreamWriters.open(tx, [locationStream(location.id)], { actor: null, at })
  if ((await rows.visit(id)) !== null) return ignored('This visit is known already.')
  const host = await findPerson(rows, data.host)
  const works = host !== null && (await tx.isKnown(location.id, { kind: 'user', id: host.id }))
  if (host === null || !works) throw new EventProblem('data.host: nobody of this id or email is known there')
  const { visitor, expectedAt } = data
  const visit = newVisit({
    id,
    locationId: location.id,
    hostUserId: host.id,
    visitorName: visitor.name,
    visitorEmail: visitor.email ?? null,
    visitorCompany: visitor.company ?? null,
    registeredByUserId: null,
    status: 'expected',
    expectedAt,
    code: freeCode(await rows.visitCodesFrom(location.id, Math.max(0, Math.min(at, expectedAt) - DAY_MS))),
  })
  await rows.putVisit(visit)
  await streams.put('visit', visit)
  await addNotification(taking, streams, {
    locationId: location.id,
    category: 'visitors',
    kind: 'visit.registered',
    actor: { kind: 'user', id: host.id },
    verb: 'expects',
    object: visitor.name,
    detail: momentWords(expectedAt, location.timeZone),
    bookedBy: null,
    bookingId: null,
    firstBooking: false,
  })
  return { answer: { status: 'done' }, batches: streams.batches }
}

function freeCode(taken: ReadonlySet<string>): string {
  if (taken.size > CODES / 2) throw new EventProblem('data.expectedAt: there are too many visits')
  for (;;) {
    const code = String(randomInt(CODES)).padStart(6, '0')
    if (!taken.has(code)) return code
  }
}
