import { locationStream, userStream } from '../../../../protocol/wire/ids.ts'
import type { LocationRow } from '../../../../protocol/wire/rows/space.ts'
import { newVisit } from '../../../rules/new-visit.ts'
import { freeVisitCode } from '../../../rules/visit-code.ts'
import { Refusal } from '../../refusal.ts'
import { requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'
import { renewChats } from './visit-step.ts'

const DAY_MS = 86_400_000
/** A visit is registered for a year ahead at most, and for a day back: the desk may have been offline. */
const AHEAD_MS = 366 * DAY_MS
const BACK_MS = 4 * DAY_MS

/**
 * Registers a visitor: by the desk for any host of the location, by a member for themselves (use case 3). What a member
 * registers waits for the desk where the location says so; what the desk registers waits when the host is to be asked.
 */
export const registerVisit: Effect<'visit.register'> = async (change, body) => {
  const { tx, actor, at } = change
  const writer = await StreamWriter.open(tx, locationStream(body.locationId), { actor: actor.userId, at })
  const location = await requireMayRegister(change, body)
  if (body.expectedAt < at - BACK_MS || body.expectedAt > at + AHEAD_MS) {
    throw new Refusal('badRequest', 'A visit is for today or for a day within a year.')
  }
  if ((await tx.visit(body.visitId)) !== null) {
    throw new Refusal('opConflict', 'This visit is registered already.')
  }
  const isDesk = actor.side === 'desk'
  const waits = isDesk ? body.asksHost : location.visitsNeedApproval
  const row = newVisit({
    id: body.visitId,
    locationId: body.locationId,
    hostUserId: body.hostUserId,
    visitorName: body.visitorName.trim(),
    visitorEmail: body.visitorEmail?.trim() || null,
    visitorCompany: body.visitorCompany?.trim() || null,
    registeredByUserId: actor.userId,
    status: waits ? 'waitingForApproval' : 'expected',
    expectedAt: body.expectedAt,
    // Only a desk shows codes while it is offline; nobody else chooses theirs.
    code: await freeVisitCode(tx, location, body.expectedAt, isDesk ? body.code : null),
  })
  if (row.visitorName === '') throw new Refusal('badRequest', 'Say who comes: the visitor needs a name.')
  await tx.putVisit(row)
  await writer.put('visit', row)
  // After an earlier visit that was cancelled, their chat is closed until now. Its streams come after the location's.
  const chats = await tx.chatsOfVisit(row.id)
  const [first, ...rest] = chats.flatMap(({ participantIds }) => participantIds.map(userStream))
  if (first === undefined) return writer
  const writers = await StreamWriters.open(tx, [first, ...rest], { actor: actor.userId, at })
  await renewChats(change, writers, chats)
  return { position: writer.position, batches: [...writer.batches, ...writers.batches] }
}

async function requireMayRegister(
  { tx, actor }: Change,
  body: BodyOf<'visit.register'>,
): Promise<LocationRow> {
  const hidden = new Refusal('notFound', 'This location is no longer available.')
  if (actor.side === 'desk') {
    await requireRightThere(tx, actor, body.locationId, 'visitors.write', hidden)
    if ((await tx.memberships(body.locationId, [body.hostUserId])).length === 0) {
      throw new Refusal('notFound', 'This host is no longer at this location.')
    }
  } else {
    const [own] = await tx.memberships(body.locationId, [actor.userId])
    if (body.hostUserId !== actor.userId || own?.type !== 'member') throw hidden
  }
  const location = await tx.location(body.locationId)
  if (location === null) throw hidden
  return location
}
