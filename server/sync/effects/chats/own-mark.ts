import {
  locationStream,
  userStream,
  type ConversationId,
  type StreamId,
} from '../../../../protocol/wire/ids.ts'
import type { ConversationRow, ReadMarkRow } from '../../../../protocol/wire/rows/chats.ts'
import type { Actor } from '../../actor.ts'
import { noSuchChat, requirePart } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { Change } from '../effect.ts'
import { streamsOfChat } from './message-change.ts'
import { noteMarked, visitsAbout, type VisitsOfChat } from './visit-chat.ts'

/** Where a mark is logged; `others` get what the other side may know of it. */
interface MarkPlaces {
  writer: StreamWriters
  own: StreamId
  others: StreamId[]
  /** The visits that a direct chat is about. */
  visits: VisitsOfChat
}

/**
 * Locks the streams of the own mark on a chat and reads the mark. A customer's goes to the location's staff ("Read 10:03"),
 * an administrator's to that user's own devices, that of a direct chat to both people. A mark that isn't there yet is
 * given with revision 0.
 */
export async function lockMark(
  { tx, actor, at }: Change,
  id: ConversationId,
): Promise<MarkPlaces & { mark: ReadMarkRow }> {
  const conversation = await tx.conversation(id)
  if (conversation === null) throw noSuchChat()
  await requirePart(tx, actor, conversation, 'chat.read')
  const [own, ...others] = streamsOfMark(actor, conversation)
  const visits = await visitsAbout({ tx, at }, conversation)
  const by = { actor: actor.userId, at }
  const writer = await StreamWriters.open(tx, [own, ...others], by, visits.streams)
  const mark = (await tx.readMark(id, actor.userId)) ?? {
    id: `${id}:${actor.userId}`,
    rev: 0,
    conversationId: id,
    userId: actor.userId,
    seq: 0,
    deliveredSeq: 0,
    flaggedUnread: false,
    pinned: false,
    mutedUntil: null,
    archivedSeq: null,
  }
  return { mark, writer, own, others, visits }
}

function streamsOfMark(actor: Actor, chat: ConversationRow): [StreamId, ...StreamId[]] {
  if (chat.kind === 'direct') return streamsOfChat(actor, chat)
  return [actor.side === 'customer' ? locationStream(chat.locationId) : userStream(actor.userId)]
}

/** Stores the changed mark under the next revision and logs it. */
export async function putMark(
  change: Change,
  { writer, own, others, visits }: MarkPlaces,
  changed: ReadMarkRow,
): Promise<void> {
  const { tx } = change
  const row = { ...changed, rev: changed.rev + 1 }
  await tx.putReadMark(row)
  await writer.at(own).put('readMark', row)
  for (const stream of others) await writer.at(stream).put('readMark', withoutOwnMatters(row))
  await noteMarked(change, visits, writer, row)
}

/** How far somebody has read, for the other person of the chat: pins, mutes and the archive are nobody else's matter. */
function withoutOwnMatters(row: ReadMarkRow): ReadMarkRow {
  return { ...row, flaggedUnread: false, pinned: false, mutedUntil: null, archivedSeq: null }
}
