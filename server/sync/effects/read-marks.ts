import { locationStream, userStream, type ConversationId } from '../../../protocol/wire/ids.ts'
import type { ReadMarkRow } from '../../../protocol/wire/rows/chats.ts'
import { noSuchChat, requirePart } from '../rights.ts'
import { StreamWriter } from '../stream-writer.ts'
import type { Change, Effect } from './effect.ts'

/** Moves the own read mark forward, never back, and never past the last message (I11). */
export const markRead: Effect<'read.mark'> = async (change, body) => {
  const { mark, writer } = await lockMark(change, body.conversationId)
  const seq = Math.min(body.seq, await change.tx.lastMessageSeq(body.conversationId))
  if (seq > mark.seq) await putMark(change, writer, { ...mark, seq })
  return writer
}

/** "Mark unread" is a flag of its own: how far somebody has read stays known. */
export const flagUnread: Effect<'read.flag'> = async (change, body) => {
  const { mark, writer } = await lockMark(change, body.conversationId)
  if (body.unread !== mark.flaggedUnread) {
    await putMark(change, writer, { ...mark, flaggedUnread: body.unread })
  }
  return writer
}

/**
 * A customer's mark goes to the location's staff ("Read 10:03"), an administrator's to that user's own devices. A mark
 * that isn't there yet is given with revision 0.
 */
async function lockMark(
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
    flaggedUnread: false,
  }
  return { mark, writer }
}

async function putMark({ tx }: Change, writer: StreamWriter, changed: ReadMarkRow): Promise<void> {
  const row = { ...changed, rev: changed.rev + 1 }
  await tx.putReadMark(row)
  await writer.put('readMark', row)
}
