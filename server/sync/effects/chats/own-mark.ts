import { locationStream, userStream, type ConversationId } from '../../../../protocol/wire/ids.ts'
import type { ReadMarkRow } from '../../../../protocol/wire/rows/chats.ts'
import { noSuchChat, requirePart } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Change } from '../effect.ts'

/**
 * Locks the stream of the own mark on a chat and reads the mark. A customer's goes to the location's staff ("Read 10:03"), an administrator's to that user's own devices. A mark
 * that isn't there yet is given with revision 0.
 */
export async function lockMark(
  { tx, actor, at }: Change,
  id: ConversationId,
): Promise<{ mark: ReadMarkRow; writer: StreamWriter }> {
  const conversation = await tx.conversation(id)
  if (conversation === null) throw noSuchChat()
  await requirePart(tx, actor, conversation, 'chat.read')
  const stream =
    actor.side === 'customer' ? locationStream(conversation.locationId) : userStream(actor.userId)
  const writer = await StreamWriter.open(tx, stream, { actor: actor.userId, at })
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
  return { mark, writer }
}

/** Stores the changed mark under the next revision and logs it. */
export async function putMark({ tx }: Change, writer: StreamWriter, changed: ReadMarkRow): Promise<void> {
  const row = { ...changed, rev: changed.rev + 1 }
  await tx.putReadMark(row)
  await writer.put('readMark', row)
}
