import { locationStream, type LocationId, type MessageId } from '../../../../protocol/wire/ids.ts'
import type { MessageRow } from '../../../../protocol/wire/rows/chats.ts'
import { Refusal } from '../../refusal.ts'
import { requirePart } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Change } from '../effect.ts'

/** Locks the stream of a message and reads the message as it is now, for whoever may take part in its chat. */
export async function lockMessage(
  { tx, actor, at }: Change,
  id: MessageId,
): Promise<{ message: MessageRow; writer: StreamWriter }> {
  const found = await tx.message(id)
  if (found === null) throw noSuchMessage()
  const writer = await StreamWriter.open(tx, locationStream(found.locationId), { actor: actor.userId, at })
  const message = await tx.message(id)
  const conversation = await tx.conversation(found.conversationId)
  const hidden = message?.kind === 'note' && actor.side !== 'desk'
  if (message === null || conversation === null || hidden) throw noSuchMessage()
  try {
    await requirePart(tx, actor, conversation, 'chat.reply')
  } catch (error) {
    // A message of somebody else's chat is answered like one that isn't there.
    throw error instanceof Refusal && error.error.code === 'notFound' ? noSuchMessage() : error
  }
  return { message, writer }
}

/** Where chats are switched off nobody writes, by whatever way; what was written can still be taken back. */
export async function requireChatsOn({ tx }: Change, locationId: LocationId): Promise<void> {
  if (!(await tx.chatsOn(locationId))) {
    throw new Refusal('chatsOff', 'Chats are switched off for this location.')
  }
}

/** Stores the changed message under the next revision and logs it. */
export async function putChanged({ tx }: Change, writer: StreamWriter, changed: MessageRow): Promise<void> {
  const row = { ...changed, rev: changed.rev + 1 }
  await tx.putMessage(row)
  await writer.put('message', row)
}

function noSuchMessage(): Refusal {
  return new Refusal('notFound', 'This message is not on the server.')
}
