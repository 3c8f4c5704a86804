import type { UserId } from '../../../protocol/wire/ids.ts'
import type { Reaction } from '../../../protocol/wire/rows/chats.ts'

/** The reactions of a message as they are once the user's own waiting ones are stored: new ones come last. */
export function reactionsShown(
  stored: readonly Reaction[],
  waiting: readonly { emoji: string; on: number }[],
  me: UserId,
): Reaction[] {
  const shown = new Map(stored.map(({ emoji, userIds }) => [emoji, userIds]))
  for (const { emoji, on } of waiting) {
    const others = (shown.get(emoji) ?? []).filter((id) => id !== me)
    const had = others.length < (shown.get(emoji) ?? []).length
    if (on === 1 && !had) shown.set(emoji, [...others, me])
    else if (on === 0) shown.set(emoji, others)
  }
  return [...shown].flatMap(([emoji, userIds]) => (userIds.length > 0 ? [{ emoji, userIds }] : []))
}
