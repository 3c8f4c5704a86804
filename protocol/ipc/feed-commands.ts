import { z } from 'zod'
import { CommentId, ConversationId, FileId, LocationId, PostId, UserId } from '../wire/ids.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import * as view from './views.ts'

const nothing = z.object({})
const done = z.object({})
const text = z.string().max(100_000)
const mentionUserIds = z.array(UserId).max(20)
const fileIds = z.array(FileId).max(10)

/** The feed of the current location (use case 5). Each change answers when it is on disk. */
export const FEED_COMMANDS = {
  /** `placeId` names the tray and the draft of the composer; `whyNot` says why nothing can be posted, or is null. */
  'feed.list': {
    input: nothing,
    output: z.object({
      posts: z.array(view.PostView),
      placeId: ConversationId,
      whyNot: z.string().nullable(),
    }),
  },
  'feed.comments': {
    input: z.object({ postId: PostId }),
    output: z.object({ comments: z.array(view.CommentView) }),
  },
  /** A new post (`postId` null), or a change of an own one. */
  'feed.write': {
    input: z.object({
      postId: PostId.nullable(),
      text,
      stagedFileIds: fileIds,
      keptFileIds: fileIds,
      mentionUserIds,
    }),
    output: z.object({ id: PostId }),
  },
  /** For a few seconds `feed.undoRemove` takes it back. */
  'feed.remove': { input: z.object({ postId: PostId }), output: done },
  'feed.undoRemove': { input: z.object({ postId: PostId }), output: done },
  'feed.pin': { input: z.object({ postId: PostId, pinned: z.boolean() }), output: done },
  'feed.hide': { input: z.object({ postId: PostId, reason: z.string().max(1000).nullable() }), output: done },
  'feed.like': { input: z.object({ postId: PostId, on: z.boolean() }), output: done },
  'feed.comment': {
    input: z.object({ postId: PostId, text, mentionUserIds }),
    output: z.object({ id: CommentId }),
  },
  'feed.removeComment': { input: z.object({ commentId: CommentId }), output: done },
  /** The user has looked at the feed of a location up to the post of this time. */
  'feed.look': { input: z.object({ locationId: LocationId, seenAt: Milliseconds }), output: done },
} as const
