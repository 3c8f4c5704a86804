import { z } from 'zod'
import { CommentId, FileId, LocationId, PostId } from '../ids.ts'
import { CommentRow, FeedMarkRow, POST_FILES_MAX, PostRow } from '../rows/feed.ts'

/** What is written and marked in a location's feed (use case 5). */
export const FEED_OPS = [
  /** A new post, or its author's change of one: text and files are those that it has afterwards. */
  z.object({
    type: z.literal('post.put'),
    postId: PostId,
    locationId: LocationId,
    text: PostRow.shape.text,
    /** Files that the server holds already, whole; of a post that is changed also those that it keeps. */
    fileIds: z.array(FileId).max(POST_FILES_MAX),
    mentionUserIds: PostRow.shape.mentionUserIds,
  }),
  z.object({ type: z.literal('post.remove'), postId: PostId }),
  z.object({ type: z.literal('post.pin'), postId: PostId, pinned: z.boolean() }),
  /** Hides a post with a reason that its author reads, or shows it again (null). */
  z.object({
    type: z.literal('post.hide'),
    postId: PostId,
    reason: PostRow.shape.hidden.unwrap().shape.reason.nullable(),
  }),
  /** The actor's own like. */
  z.object({ type: z.literal('post.like'), postId: PostId, on: z.boolean() }),
  z.object({
    type: z.literal('comment.put'),
    commentId: CommentId,
    postId: PostId,
    text: CommentRow.shape.text,
    mentionUserIds: CommentRow.shape.mentionUserIds,
  }),
  z.object({ type: z.literal('comment.remove'), commentId: CommentId }),
  /** The actor has looked at the feed up to the post of this time; the furthest wins. */
  z.object({ type: z.literal('feed.look'), locationId: LocationId, seenAt: FeedMarkRow.shape.seenAt }),
] as const
