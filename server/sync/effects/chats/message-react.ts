import type { UserId } from '../../../../protocol/wire/ids.ts'
import { REACTIONS_MAX, type Reaction } from '../../../../protocol/wire/rows/chats.ts'
import { isOneEmoji } from '../../../rules/one-emoji.ts'
import { Refusal } from '../../refusal.ts'
import type { Effect } from '../effect.ts'
import { lockMessage, putChanged, requireOpen } from './message-change.ts'

/** As the row's schema has it. */
const PEOPLE_MAX = 500

/**
 * Sets or takes back the own reaction: whoever may write in the chat may react, and only in their own name. Setting one that
 * is there, or taking back one that isn't, changes nothing. An unsent message has none (I12).
 */
export const reactToMessage: Effect<'message.react'> = async (change, body) => {
  const { message, conversation, writer } = await lockMessage(change, body.messageId)
  await requireOpen(change, conversation)
  if (message.deletedAt !== null)
    throw new Refusal('gone', 'This message was unsent: nobody can react to it.')
  const { userId } = change.actor
  const own = message.reactions.find(({ emoji }) => emoji === body.emoji)?.userIds.includes(userId) ?? false
  if (own === body.on) return writer
  const reactions = body.on
    ? added(message.reactions, body.emoji, userId)
    : removed(message.reactions, body.emoji, userId)
  await putChanged(change, writer, { ...message, reactions })
  return writer
}

function added(reactions: Reaction[], emoji: string, userId: UserId): Reaction[] {
  if (!isOneEmoji(emoji)) throw new Refusal('badRequest', 'A reaction is one emoji.')
  const known = reactions.find((reaction) => reaction.emoji === emoji)
  if (known === undefined) {
    if (reactions.length >= REACTIONS_MAX) {
      throw new Refusal(
        'tooMany',
        `A message takes up to ${REACTIONS_MAX} different reactions: add to one of them.`,
      )
    }
    return [...reactions, { emoji, userIds: [userId] }]
  }
  if (known.userIds.length >= PEOPLE_MAX) {
    throw new Refusal('tooMany', `${PEOPLE_MAX} people have reacted like this already.`)
  }
  return reactions.map((reaction) =>
    reaction === known ? { emoji, userIds: [...known.userIds, userId] } : reaction,
  )
}

function removed(reactions: Reaction[], emoji: string, userId: UserId): Reaction[] {
  return reactions
    .map((reaction) =>
      reaction.emoji === emoji
        ? { emoji, userIds: reaction.userIds.filter((other) => other !== userId) }
        : reaction,
    )
    .filter(({ userIds }) => userIds.length > 0)
}
