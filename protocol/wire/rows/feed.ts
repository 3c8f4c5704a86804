import { z } from 'zod'
import { CommentId, LocationId, PostId, UserId } from '../ids.ts'
import { FileRef, Milliseconds, PlainText, Revision, ShortText } from './fields.ts'

/** UTF-16 units. */
export const POST_TEXT_MAX = 10_000
export const POST_FILES_MAX = 10
export const COMMENT_TEXT_MAX = 2_000
/** Comments below one post: removing the post removes all of them in one change. */
export const COMMENTS_MAX = 500
const LIKES_MAX = 500
const MENTIONS_MAX = 20

const Mentions = z.array(UserId).max(MENTIONS_MAX)

/**
 * A post in a location's feed. As long as it stands and isn't hidden, its author can be seen and messaged by whoever sees
 * the feed (use case 5).
 */
export const PostRow = z.object({
  id: PostId,
  rev: Revision,
  locationId: LocationId,
  authorUserId: UserId,
  text: PlainText.max(POST_TEXT_MAX),
  files: z.array(FileRef).max(POST_FILES_MAX),
  mentionUserIds: Mentions,
  pinned: z.boolean(),
  /** In the order in which they liked it. */
  likedByUserIds: z.array(UserId).max(LIKES_MAX),
  /** Taken out of sight by the desk: its author and administrators still see it, with the reason. */
  hidden: z.object({ byUserId: UserId, at: Milliseconds, reason: ShortText.min(1) }).nullable(),
  at: Milliseconds,
  editedAt: Milliseconds.nullable(),
})
export type PostRow = z.infer<typeof PostRow>

/** How far one administrator has looked at a location's feed: posts after it are new to them, on all of their devices. */
export const FeedMarkRow = z.object({
  /** `<userId>:<locationId>` */
  id: z.string().max(80),
  rev: Revision,
  userId: UserId,
  locationId: LocationId,
  /** The time of the newest post that was looked at. */
  seenAt: Milliseconds,
})
export type FeedMarkRow = z.infer<typeof FeedMarkRow>

/** What somebody says below a post. */
export const CommentRow = z.object({
  id: CommentId,
  rev: Revision,
  postId: PostId,
  locationId: LocationId,
  authorUserId: UserId,
  text: PlainText.min(1).max(COMMENT_TEXT_MAX),
  mentionUserIds: Mentions,
  at: Milliseconds,
})
export type CommentRow = z.infer<typeof CommentRow>
