import { userStream } from '../../../../protocol/wire/ids.ts'
import { feedPartOf } from '../../../rules/feed-part.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'
import { noSuchPost } from './post-change.ts'

/**
 * How far an administrator has looked at a location's feed, on all that administrator's devices. It never goes back, and
 * never past this moment. A feed of a location where they don't work is as if it were not there.
 */
export const lookAtFeed: Effect<'feed.look'> = async ({ tx, actor, at }, { locationId, seenAt }) => {
  const { userId } = actor
  const writer = await StreamWriter.open(tx, userStream(userId), { actor: userId, at })
  if (actor.side !== 'desk' || (await feedPartOf(tx, actor, locationId)) === 'none') throw noSuchPost()
  const before = await tx.feedMark(userId, locationId)
  const reached = Math.min(seenAt, at)
  if (before !== null && before.seenAt >= reached) return writer
  const row = {
    id: `${userId}:${locationId}`,
    rev: (before?.rev ?? 0) + 1,
    userId,
    locationId,
    seenAt: reached,
  }
  await tx.putFeedMark(row)
  await writer.put('feedMark', row)
  return writer
}
