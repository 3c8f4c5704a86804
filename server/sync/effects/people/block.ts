import { directConversationId, userStream } from '../../../../protocol/wire/ids.ts'
import { StreamWriters } from '../../stream-writers.ts'
import { renewClosing, unavailable } from '../chats/direct-chat.ts'
import type { Effect } from '../effect.ts'

/**
 * Blocks somebody, or takes that back (use case 5). The row is for the one who blocks; the blocked one's chat with them
 * becomes read-only, and says no more than that. One may block whom one sees, or has a chat with.
 */
export const putBlock: Effect<'block.put'> = async ({ tx, actor, at }, body) => {
  const { userId } = actor
  const other = body.userId
  const before = await tx.block(userId, other)
  const chatId = directConversationId(userId, other)
  const isKnown =
    before !== null || (await tx.conversation(chatId)) !== null || (await tx.knowsOf(userId, other))
  if (userId === other || !isKnown) throw unavailable()
  const streams = [userStream(userId), userStream(other)] as const
  const writers = await StreamWriters.open(tx, streams, { actor: userId, at })
  const known = await tx.block(userId, other)
  if ((known?.active ?? false) === body.active) return writers
  const row = {
    id: `${userId}:${other}`,
    rev: (known?.rev ?? 0) + 1,
    userId,
    blockedUserId: other,
    active: body.active,
    at,
  }
  await tx.putBlock(row)
  await writers.at(userStream(userId)).put('block', row)
  const chat = await tx.conversation(chatId)
  if (chat !== null) await renewClosing({ tx }, chat, (changed) => writers.put('conversation', changed))
  return writers
}
