import type { VisitRow } from '../../../../protocol/wire/rows/space.ts'
import { isHost, noSuchVisit, requireVisitSide } from '../../../rules/visit-rights.ts'
import { Refusal } from '../../refusal.ts'
import type { StreamWriter } from '../../stream-writer.ts'
import type { Change, Effect } from '../effect.ts'
import { openVisit } from './visit-step.ts'

/** Between two nudges of the same host, in milliseconds. */
const NUDGE_PAUSE_MS = 60_000

/** The host has read that the visitor is here, or says to be on the way, which is to have read it. Facts: never taken back. */
export const answerVisit: Effect<'visit.answer'> = async (change, body) => {
  const { tx, actor, at } = change
  const { writer, visit } = await openVisit(change, body.visitId)
  if (!(await isHost(tx, actor, visit))) throw noSuchVisit()
  const isNew = body.answer === 'coming' ? visit.hostComingAt === null : visit.hostReadAt === null
  if (visit.status !== 'checkedIn' || !isNew) return writer
  await put(change, writer, {
    ...visit,
    // Somebody who answers knows, however they were told.
    hostToldAt: visit.hostToldAt ?? at,
    hostReadAt: visit.hostReadAt ?? at,
    hostComingAt: body.answer === 'coming' ? at : visit.hostComingAt,
  })
  return writer
}

/** The desk asks for the host to be told once more, as long as the host has not read it. */
export const nudgeHost: Effect<'visit.nudge'> = async (change, body) => {
  const { tx, actor, at } = change
  const { writer, visit } = await openVisit(change, body.visitId)
  if ((await requireVisitSide(tx, actor, visit)) !== 'desk') throw noSuchVisit()
  if (visit.status !== 'checkedIn') {
    throw new Refusal('gone', 'There is nothing to tell the host any more: the visitor is not here.')
  }
  const justNow = visit.nudgedAt !== null && at - visit.nudgedAt < NUDGE_PAUSE_MS
  if (visit.hostReadAt !== null || justNow) return writer
  await put(change, writer, { ...visit, nudgedAt: at })
  return writer
}

async function put({ tx }: Change, writer: StreamWriter, visit: VisitRow): Promise<void> {
  const row = { ...visit, rev: visit.rev + 1 }
  await tx.putVisit(row)
  await writer.put('visit', row)
}
