import { locationStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { may, noSuchChat, requireDeskPart } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/** Gives a desk chat to an administrator who may read chats there, or to nobody. The last one to assign wins. */
export const assignConversation: Effect<'conversation.assign'> = async ({ tx, actor, at }, body) => {
  if (actor.side !== 'desk') throw noSuchChat()
  const found = await tx.conversation(body.conversationId)
  if (found === null) throw noSuchChat()
  const writer = await StreamWriter.open(tx, locationStream(found.locationId), { actor: actor.userId, at })
  const conversation = (await tx.conversation(body.conversationId)) ?? found
  await requireDeskPart(tx, actor, conversation, 'chat.assign')
  const { assigneeUserId } = body
  if (assigneeUserId === conversation.assigneeUserId) return writer
  if (assigneeUserId !== null) {
    const assignee = { userId: assigneeUserId, side: 'desk' as const }
    if (!(await may(tx, assignee, conversation.locationId, 'chat.read'))) {
      throw new Refusal('notFound', 'Nobody of that name reads chats at this location. Choose somebody else.')
    }
  }
  const row = { ...conversation, rev: conversation.rev + 1, assigneeUserId, assignedByUserId: actor.userId }
  await tx.putConversation(row)
  await writer.put('conversation', row)
  return writer
}
