import {
  locationStream,
  type LocationId,
  type MessageId,
  type NotificationId,
  type UserId,
} from '../../../../protocol/wire/ids.ts'
import { QUOTED_MAX, type ReportRow } from '../../../../protocol/wire/rows/apart.ts'
import type { MessageRow } from '../../../../protocol/wire/rows/chats.ts'
import type { NotificationRow } from '../../../../protocol/wire/rows/space.ts'
import { Refusal } from '../../refusal.ts'
import { requirePart, requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import { unavailable } from '../chats/direct-chat.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'

/** Of a notification's line, in UTF-16 units. */
const DETAIL_MAX = 300

/**
 * Tells the administrators of a person's location about that person or a message of theirs, with the reason (use case 5).
 * What the reporter shows of the message is all that they see of a direct chat. The reported one is told nothing.
 */
export const makeReport: Effect<'report.make'> = async (change, body) => {
  const { tx, actor, at } = change
  const message = body.messageId === null ? null : await messageToReport(change, body.messageId)
  if (message !== null && message.authorUserId !== body.userId) throw unavailable()
  const isKnown = message !== null || (await tx.knowsOf(actor.userId, body.userId))
  const [reported] = await tx.users([body.userId])
  if (reported === undefined || !isKnown || body.userId === actor.userId) throw unavailable()
  const locationId = await placeOf(change, body, message)
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  if ((await tx.report(body.reportId)) !== null) {
    throw new Refusal('opConflict', 'This report has been stored before, under another operation.')
  }
  const report: ReportRow = {
    id: body.reportId,
    rev: 1,
    locationId,
    byUserId: actor.userId,
    aboutUserId: body.userId,
    conversationId: message?.conversationId ?? null,
    messageId: body.messageId,
    quoted: message === null ? '' : beginning(message.text || (message.files[0]?.name ?? ''), QUOTED_MAX),
    reason: body.reason,
    at,
    handledAt: null,
    handledByUserId: null,
  }
  await tx.putReport(report)
  await writer.put('report', report)
  const notification = notificationOf(report, reported.name)
  await tx.putNotification(notification)
  await writer.put('notification', notification)
  return writer
}

/** Says that a report was dealt with, or is open again; whoever may change customers there may. */
export const handleReport: Effect<'report.handle'> = async ({ tx, actor, at }, body) => {
  const found = await tx.report(body.reportId)
  if (found === null || found.aboutUserId === actor.userId) throw noSuchReport()
  const writer = await StreamWriter.open(tx, locationStream(found.locationId), { actor: actor.userId, at })
  await requireRightThere(tx, actor, found.locationId, 'customers.write', noSuchReport())
  const before = (await tx.report(body.reportId)) ?? found
  if ((before.handledAt !== null) === body.handled) return writer
  const handled = body.handled
    ? { handledAt: at, handledByUserId: actor.userId }
    : { handledAt: null, handledByUserId: null }
  const row = { ...before, ...handled, rev: before.rev + 1 }
  await tx.putReport(row)
  await writer.put('report', row)
  return writer
}

/** A message that the reporter can read; any other is answered like none. */
async function messageToReport({ tx, actor }: Change, id: MessageId): Promise<MessageRow> {
  const message = await tx.message(id)
  const chat = message === null ? null : await tx.conversation(message.conversationId)
  const isHidden = message?.kind === 'note' && actor.side !== 'desk'
  if (message === null || chat === null || isHidden) throw noSuchMessage()
  try {
    await requirePart(tx, actor, chat, 'chat.read')
  } catch (error) {
    throw error instanceof Refusal ? noSuchMessage() : error
  }
  return message
}

/** Where the report goes: where both are known, else where the reported one is, else where they wrote to each other. */
async function placeOf(
  { tx, actor }: Change,
  body: BodyOf<'report.make'>,
  message: MessageRow | null,
): Promise<LocationId> {
  const placesOf = async (id: UserId) => (await tx.membershipsOf([id])).map(({ locationId }) => locationId)
  const theirs = await placesOf(body.userId)
  const own = await placesOf(actor.userId)
  const place = theirs.find((id) => own.includes(id)) ?? theirs[0] ?? message?.locationId
  if (place === undefined) throw unavailable()
  return place
}

/** It has the id of its report: so it is known whom it must not reach. */
function notificationOf(report: ReportRow, name: string): NotificationRow {
  return {
    id: report.id as string as NotificationId,
    rev: 1,
    locationId: report.locationId,
    category: 'reports',
    kind: 'report.made',
    actor: { kind: 'user', id: report.byUserId },
    verb: report.messageId === null ? 'reported' : 'reported a message of',
    object: name,
    detail: beginning(report.reason, DETAIL_MAX),
    bookedBy: null,
    bookingId: null,
    firstBooking: false,
    at: report.at,
  }
}

/** The first units of a text; half of a pair of surrogates at the end goes. */
function beginning(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

function noSuchMessage(): Refusal {
  return new Refusal('notFound', 'This message is not on the server.')
}

function noSuchReport(): Refusal {
  return new Refusal('notFound', 'This report is not on the server.')
}
