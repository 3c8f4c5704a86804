import { locationStream, type StreamId } from '../../../../protocol/wire/ids.ts'
import type { ConversationRow, MessageRow, ReadMarkRow } from '../../../../protocol/wire/rows/chats.ts'
import type { VisitChatFacts, VisitRow } from '../../../../protocol/wire/rows/space.ts'
import type { StreamWriters } from '../../stream-writers.ts'
import type { Change } from '../effect.ts'

/** The visits that a direct chat is about, and the streams of their locations: locked, they get facts and nothing else. */
export interface VisitsOfChat {
  visitIds: string[]
  streams: StreamId[]
}

/** Of what visits the desk is told when something happens in the chat (use case 3). Before any stream is locked. */
export async function visitsAbout(
  { tx, at }: Pick<Change, 'tx' | 'at'>,
  chat: Pick<ConversationRow, 'kind' | 'participantIds'>,
): Promise<VisitsOfChat> {
  if (chat.kind !== 'direct') return { visitIds: [], streams: [] }
  const visits = await tx.visitsOfChat(chat.participantIds, at)
  return {
    visitIds: visits.map(({ id }) => id),
    streams: visits.map(({ locationId }) => locationStream(locationId)),
  }
}

/** A message of one of the two: the desk learns that it was written, and by whom. */
export function noteWritten(
  change: Change,
  { visitIds }: VisitsOfChat,
  writers: StreamWriters,
  { seq, authorUserId, sentAt }: MessageRow,
): Promise<void> {
  return noteFacts(change, visitIds, writers, ({ hostUserId }) => ({
    by: authorUserId === hostUserId ? 'host' : 'visitor',
    seq,
    sentAt,
    deliveredAt: null,
    readAt: null,
  }))
}

/** The other one has the message, or has read it: the first time of each counts. */
export function noteMarked(
  change: Change,
  { visitIds }: VisitsOfChat,
  writers: StreamWriters,
  mark: ReadMarkRow,
): Promise<void> {
  return noteFacts(change, visitIds, writers, ({ hostUserId, chat }) => {
    const isOthers = chat != null && (chat.by === 'host') !== (mark.userId === hostUserId)
    if (!isOthers) return null
    const isRead = mark.seq >= chat.seq
    const isDelivered = isRead || mark.deliveredSeq >= chat.seq
    const deliveredAt = chat.deliveredAt ?? (isDelivered ? change.at : null)
    const readAt = chat.readAt ?? (isRead ? change.at : null)
    return deliveredAt === chat.deliveredAt && readAt === chat.readAt
      ? null
      : { ...chat, deliveredAt, readAt }
  })
}

async function noteFacts(
  { tx }: Change,
  visitIds: readonly string[],
  writers: StreamWriters,
  next: (visit: VisitRow) => VisitChatFacts | null,
): Promise<void> {
  for (const id of visitIds) {
    // Read again under the lock of its location.
    const visit = await tx.visit(id)
    const chat = visit && next(visit)
    if (visit === null || chat === null) continue
    const row = { ...visit, rev: visit.rev + 1, chat }
    await tx.putVisit(row)
    await writers.at(locationStream(visit.locationId)).put('visit', row)
  }
}
