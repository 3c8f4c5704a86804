import { directConversationId, type ConversationId, type UserId } from '../../../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../../../protocol/wire/rows/chats.ts'
import { Refusal } from '../../refusal.ts'
import { noSuchChat } from '../../rights.ts'
import type { Change } from '../effect.ts'

/**
 * The direct chat that a first message opens, when its writer may start one with that person. A hidden person, one who
 * blocked the writer and one who doesn't exist are answered alike.
 */
export async function newDirectChat(
  { tx, actor, at }: Change,
  id: ConversationId,
  otherUserId: UserId,
): Promise<ConversationRow> {
  if (directConversationId(actor.userId, otherUserId) !== id) {
    throw new Refusal('badRequest', 'The id of this chat does not belong to its two people.')
  }
  if (actor.onlyIn !== undefined && actor.onlyIn !== id) throw noSuchChat()
  if (!(await tx.mayStartDirect(actor.userId, otherUserId))) throw unavailable()
  const locationId = await tx.directLocation(actor.userId, otherUserId)
  if (locationId === null) throw unavailable()
  return {
    id,
    rev: 1,
    kind: 'direct',
    locationId,
    subject: null,
    participantIds: [actor.userId, otherUserId],
    assigneeUserId: null,
    closedTo: [],
    createdAt: at,
  }
}

/**
 * Brings `closedTo` of a direct chat up to what holds now, after a block, a bar or a change of a visit, and logs it for
 * both people: `log` writes it to their streams, which the caller has locked.
 */
export async function renewClosing(
  { tx }: Pick<Change, 'tx'>,
  chat: ConversationRow,
  log: (row: ConversationRow) => Promise<void>,
): Promise<void> {
  const [one, other] = chat.participantIds
  if (one === undefined || other === undefined) return
  const closedTo = await tx.closedTo(one, other)
  if (closedTo.length === chat.closedTo.length && closedTo.every((id) => chat.closedTo.includes(id))) return
  const row = { ...chat, rev: chat.rev + 1, closedTo }
  await tx.putConversation(row)
  await log(row)
}

/** The same words for whoever is hidden, has blocked the asker, is barred, or isn't there. */
export function unavailable(): Refusal {
  return new Refusal('notFound', 'This person is no longer available.')
}
