import { feedPlaceId, type CommentId, type PostId, type UserId } from '../../../protocol/wire/ids.ts'
import type { PostRow } from '../../../protocol/wire/rows/feed.ts'
import {
  COMMENT_COLUMNS,
  POST_COLUMNS,
  readComment,
  readPost,
  type StoredComment,
  type StoredPost,
} from '../applying/rows/feed.ts'
import type { StoreContext } from '../context.ts'
import { filesOf } from '../files/stored-files.ts'
import { hasArrived } from '../outbox/arrived.ts'
import { allEntries, type StoredEntry } from '../outbox/entries.ts'
import { stagedOfMessage } from '../outbox/staged-files.ts'
import { lookUpFace } from '../people/faces.ts'
import type { CommentView, PostView } from '../views.ts'
import type { FeedVerbs } from './feed-verbs.ts'
import { commentChanges, layComments, layPosts, type LaidPost } from './lay-feed.ts'

const POSTS_SHOWN = 200
/** How many of those who like a post are named. */
const LIKERS_NAMED = 3

const STATES: Record<StoredEntry['state'], PostView['state']> = {
  uploading: 'waiting',
  queued: 'waiting',
  acked: 'sending',
  parked: 'failed',
}

/** Reading the feed: the stored posts, with what waits laid over them. */
export function feedVerbs(context: StoreContext): Pick<FeedVerbs, 'feed' | 'comments'> {
  const { cache, outbox, session } = context

  /** What has been written about the feed here and has not arrived. */
  function waiting(here: string): StoredEntry[] {
    return allEntries(outbox).filter(
      (entry) =>
        entry.locationId === here && /^(post|comment)\./.test(entry.body.type) && !hasArrived(cache, entry),
    )
  }

  function faceOfUser(id: UserId) {
    return lookUpFace(context, { kind: 'user', id }, session.here())
  }

  function namesOf(userIds: readonly UserId[]): { userId: UserId; name: string }[] {
    return userIds.map((userId) => ({ userId, name: faceOfUser(userId).face.name }))
  }

  function viewOf({ post, entry, isNew }: LaidPost, comments: number): PostView {
    const me = session.me()
    const { face, standing } = faceOfUser(post.authorUserId)
    const byMe = post.authorUserId === me
    const mayWrite = session.may('feed.write', post.locationId)
    return {
      post,
      author: face,
      standing,
      byMe,
      likedByMe: post.likedByUserIds.includes(me),
      likers: namesOf(post.likedByUserIds.filter((id) => id !== me).slice(0, LIKERS_NAMED)).map(
        ({ name }) => name,
      ),
      comments,
      mentions: namesOf(post.mentionUserIds),
      hiddenBy: post.hidden && faceOfUser(post.hidden.byUserId).face.name,
      staged: isNew ? stagedOfMessage(outbox, post.id) : [],
      state: entry === null ? 'stored' : STATES[entry.state],
      error: entry?.error?.message ?? null,
      opId: entry?.opId ?? null,
      mayEdit: byMe && mayWrite,
      mayRun: mayWrite,
    }
  }

  return {
    feed: () => {
      const here = session.here()
      const entries = waiting(here)
      const stored = cache
        .all<StoredPost>(
          `SELECT ${POST_COLUMNS} FROM posts WHERE location_id = @here ORDER BY pinned DESC, at DESC LIMIT ${POSTS_SHOWN}`,
          { here },
        )
        .map((row) => readPost(row, filesOf(cache, row.id)))
      const counts = new Map(
        cache
          .all<{ id: PostId; count: number }>(
            'SELECT post_id AS id, count(*) AS count FROM comments WHERE location_id = @here GROUP BY post_id',
            { here },
          )
          .map(({ id, count }) => [id, count]),
      )
      const changes = commentChanges(
        entries,
        (id: CommentId) =>
          cache.get<{ id: PostId }>('SELECT post_id AS id FROM comments WHERE id = @id', { id })?.id ?? null,
      )
      const posts = layPosts(stored, entries, session.me()).sort((one, other) =>
        byPlace(one.post, other.post),
      )
      return {
        posts: posts.map((laid) =>
          viewOf(laid, (counts.get(laid.post.id) ?? 0) + (changes.get(laid.post.id) ?? 0)),
        ),
        placeId: feedPlaceId(here),
        whyNot: session.may('feed.write', here)
          ? null
          : 'You may read this feed, but not post in it. An owner or manager can allow it.',
      }
    },

    comments: ({ postId }) => {
      const here = session.here()
      const me = session.me()
      const stored = cache
        .all<StoredComment>(
          `SELECT ${COMMENT_COLUMNS} FROM comments WHERE post_id = @postId AND location_id = @here ORDER BY at, id`,
          { postId, here },
        )
        .map(readComment)
      const mayWrite = session.may('feed.write', here)
      const comments = layComments(stored, postId, waiting(here), me).map(
        ({ comment, isPending }): CommentView => {
          const { face, standing } = faceOfUser(comment.authorUserId)
          const byMe = comment.authorUserId === me
          return {
            id: comment.id,
            text: comment.text,
            at: comment.at,
            author: face,
            standing,
            byMe,
            mentions: namesOf(comment.mentionUserIds),
            pending: isPending,
            mayRemove: mayWrite,
          }
        },
      )
      return { comments }
    },
  }
}

/** Pinned first, then the newest. */
function byPlace(one: PostRow, other: PostRow): number {
  return Number(other.pinned) - Number(one.pinned) || other.at - one.at
}
