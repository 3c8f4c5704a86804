import { locationStream, type LocationId, type PostId, type UserId } from '../../../../protocol/wire/ids.ts'
import type { PostRow } from '../../../../protocol/wire/rows/feed.ts'
import { feedPartOf, maySeePost, type FeedPart } from '../../../rules/feed-part.ts'
import { Refusal } from '../../refusal.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Change } from '../effect.ts'

/** A post with the lock of its stream, and what the actor may do in its feed. */
export interface LockedPost {
  post: PostRow
  part: FeedPart
  writer: StreamWriter
}

/**
 * Locks the stream of a post and reads the post as it is now. Who may not see it gets the answer for one that isn't there:
 * a feed that isn't shown to them, or a hidden post of somebody else. Throws `gone` for one that was removed.
 */
export async function lockPost({ tx, actor, at }: Change, id: PostId): Promise<LockedPost> {
  const found = await tx.post(id)
  if (found === null) throw noSuchPost()
  const { locationId } = found.row
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  const part = await feedPartOf(tx, actor, locationId)
  const stored = (await tx.post(id)) ?? found
  if (!(await maySeePost(tx, actor, { ...stored, isRemoved: false }))) throw noSuchPost()
  if (stored.isRemoved) throw new Refusal('gone', 'This post was removed.')
  return { post: stored.row, part, writer }
}

/** Stores the changed post under the next revision and logs it. */
export async function putChangedPost(
  { tx }: Change,
  { writer }: LockedPost,
  changed: PostRow,
): Promise<StreamWriter> {
  const row = { ...changed, rev: changed.rev + 1 }
  await tx.putPost(row)
  await writer.put('post', row)
  return writer
}

/** Refuses whoever may only read here: nonmembers, members of other locations, read-only administrators. */
export function requireWriter(part: FeedPart): void {
  if (part === 'none') throw noSuchPost()
  if (part === 'read') {
    throw new Refusal(
      'forbidden',
      'Only members of this location and its administrators can write in its feed.',
    )
  }
}

/** Refuses whoever doesn't run the feed, with the right named. */
export function requireRunner(part: FeedPart): void {
  if (part !== 'run') throw new Refusal('forbidden', 'Only administrators of this location can do this.')
}

/** Those of the mentioned who are known at the location; others are left out, as with messages. */
export async function mentionsOf(
  { tx }: Change,
  locationId: LocationId,
  userIds: readonly UserId[],
): Promise<UserId[]> {
  if (userIds.length === 0) return []
  const known = await tx.memberships(locationId, [...new Set(userIds)])
  return known.map(({ userId }) => userId)
}

/** The same words whether a post isn't there or isn't shown to them. */
export function noSuchPost(): Refusal {
  return new Refusal('notFound', 'This post is no longer available.')
}
