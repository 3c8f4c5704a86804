import { locationStream, userStream } from '../../../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../../../protocol/wire/rows/chats.ts'
import type { VisitRow, VisitStatus } from '../../../../protocol/wire/rows/space.ts'
import { afterStep, beforeStep, VISIT_STEPS } from '../../../../protocol/wire/visit-steps.ts'
import { localDay } from '../../../rules/local-day.ts'
import { mayTakeStep, noSuchVisit, requireVisitSide } from '../../../rules/visit-rights.ts'
import { Refusal } from '../../refusal.ts'
import type { StreamWriter } from '../../stream-writer.ts'
import { StreamWriters } from '../../stream-writers.ts'
import { renewClosing } from '../chats/direct-chat.ts'
import type { Change, Effect } from '../effect.ts'
import { noteArrival, noteMistake } from './visit-notifications.ts'

/** How long a desk may have been offline when it says what happened: as long as its lease. */
const OFFLINE_MS = 72 * 3_600_000

const WORDS: Record<VisitStatus, string> = {
  expected: 'is expected',
  waitingForApproval: 'waits for approval',
  checkedIn: 'was checked in',
  checkedOut: 'was checked out',
  rejected: 'was rejected',
  cancelled: 'was cancelled',
}

/**
 * Takes one step of the table in protocol/wire/visit-steps. A step that somebody else has taken already changes nothing; one
 * that no longer leads on is refused with where the visit is. A code must be the visit's own, on its day.
 */
export const stepVisit: Effect<'visit.step'> = async (change, body) => {
  const { tx, actor } = change
  const { writer, writers, visit, chats } = await openVisit(change, body.visitId)
  const side = await requireVisitSide(tx, actor, visit)
  if (!mayTakeStep(visit, body.step, side)) throw mayNot(side === 'host')
  const at = happenedAt(change, body.at)
  if (body.code !== null) await requireCode(change, visit, body.code, at)
  if (visit.status === VISIT_STEPS[body.step].to) return writers
  const next = afterStep(visit, body.step, at, actor.userId)
  if (next === null)
    throw new Refusal('gone', `This does not fit any more: the visit ${WORDS[visit.status]}.`)
  await put(change, writer, next)
  if (body.step === 'checkIn') await noteArrival(change, writer, next)
  await renewChats(change, writers, chats)
  return writers
}

/** Takes the last step back, once and within a quarter of an hour; a host only their own. */
export const undoVisitStep: Effect<'visit.undo'> = async (change, body) => {
  const { tx, actor } = change
  const { writer, writers, visit, chats } = await openVisit(change, body.visitId)
  const side = await requireVisitSide(tx, actor, visit)
  if (!mayTakeStep(visit, body.step, side)) throw mayNot(side === 'host')
  const isOwn = visit.statusByUserId === null || visit.statusByUserId === actor.userId
  if (side === 'host' && !isOwn) throw mayNot(true)
  const back = beforeStep(visit, body.step, happenedAt(change, body.at))
  if (back === null)
    throw new Refusal('gone', `This can’t be undone any more: the visit ${WORDS[visit.status]}.`)
  await put(change, writer, back)
  if (body.step === 'checkIn') await noteMistake(change, writer, back)
  await renewChats(change, writers, chats)
  return writers
}

/**
 * The visit under the lock of its location's stream, where `writer` writes; and the chats of its host and visitor, whose
 * streams are locked along.
 */
export async function openVisit(
  { tx, actor, at }: Change,
  visitId: string,
): Promise<{ writer: StreamWriter; writers: StreamWriters; visit: VisitRow; chats: ConversationRow[] }> {
  const found = await tx.visit(visitId)
  if (found === null) throw noSuchVisit()
  const here = locationStream(found.locationId)
  const chats = await tx.chatsOfVisit(visitId)
  const people = chats.flatMap(({ participantIds }) => participantIds.map(userStream))
  const writers = await StreamWriters.open(tx, [here], { actor: actor.userId, at }, people)
  return { writer: writers.at(here), writers, visit: (await tx.visit(visitId)) ?? found, chats }
}

/** A chat that no visit holds open any more is closed at once, and one that a visit opens again is open. */
export async function renewChats(
  { tx }: Pick<Change, 'tx'>,
  writers: StreamWriters,
  chats: readonly ConversationRow[],
): Promise<void> {
  for (const { id } of chats) {
    const chat = await tx.conversation(id)
    if (chat === null) continue
    await renewClosing({ tx }, chat, async (row) => {
      for (const userId of row.participantIds) await writers.at(userStream(userId)).put('conversation', row)
    })
  }
}

async function put({ tx }: Change, writer: StreamWriter, visit: VisitRow): Promise<void> {
  const row = { ...visit, rev: visit.rev + 1 }
  await tx.putVisit(row)
  await writer.put('visit', row)
}

/** When it happened: a desk may have been offline, nobody else has a clock that counts. */
function happenedAt({ actor, at }: Change, said: number): number {
  return actor.side === 'desk' ? Math.min(at, Math.max(said, at - OFFLINE_MS)) : at
}

async function requireCode({ tx }: Change, visit: VisitRow, code: string, at: number): Promise<void> {
  const timeZone = (await tx.location(visit.locationId))?.timeZone ?? 'UTC'
  const isToday = localDay(at, timeZone) === localDay(visit.expectedAt, timeZone)
  if (code !== visit.code || !isToday) {
    throw new Refusal('badCode', 'This code is not one of today’s. Check the visitor in by name.')
  }
}

function mayNot(isHost: boolean): Refusal {
  return new Refusal(
    'forbidden',
    isHost ? 'Only the desk can do this. Ask there.' : 'Only the host can do this.',
  )
}
