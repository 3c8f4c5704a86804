import type { LocationId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import type { FeedVerbs } from './feed-verbs.ts'

/**
 * How far @me has looked at the feed of location @here: the furthest of what is stored and what waits. Before the first
 * look all from before they came is known to them.
 */
const SEEN_AT = `max(
  coalesce((SELECT seen_at FROM temp.waiting_feed_marks WHERE location_id = @here), 0),
  coalesce((SELECT seen_at FROM feed_marks WHERE user_id = @me AND location_id = @here),
    (SELECT since FROM memberships WHERE user_id = @me AND location_id = @here), 0))`

/** How many posts of others at a location the signed-in user has not looked at; hidden ones are none. The overlay is fresh. */
export function newPostsAt({ cache, session }: StoreContext, here: LocationId): number {
  const row = cache.get<{ posts: number }>(
    `SELECT count(*) AS posts FROM posts
     WHERE location_id = @here AND at > ${SEEN_AT} AND author_user_id <> @me AND hidden IS NULL`,
    { here, me: session.me() },
  )
  return row?.posts ?? 0
}

/** Saying that the feed was looked at. */
export function feedMarkVerbs(context: StoreContext): Pick<FeedVerbs, 'lookAtFeed'> {
  const { cache, outbox, overlay, session } = context
  return {
    lookAtFeed: ({ locationId: here, seenAt }) => {
      overlay.refresh()
      const values = { here, me: session.me(), seenAt }
      if (cache.get(`SELECT 1 WHERE ${SEEN_AT} < @seenAt`, values) === undefined) return NOTHING_TOUCHED
      const target = `feed:${here}`
      overlay.outdate()
      outbox.transaction(() => {
        // It takes the place of one that was never sent: a day offline leaves one entry.
        for (const entry of entriesFor(outbox, target)) if (isOpen(entry)) removeEntry(outbox, entry.opId)
        addEntry(context, {
          lane: target,
          targetId: target,
          conversationId: null,
          locationId: here,
          body: { type: 'feed.look', locationId: here, seenAt },
        })
      })
      return touched(['feedMark', 'outbox'])
    },
  }
}
