import type {
  CommentId,
  ConversationId,
  FileId,
  LocationId,
  PostId,
  UserId,
} from '../../../protocol/wire/ids.ts'
import type { Touched } from '../sync-port.ts'
import type * as view from '../views.ts'

/** The feed of the current location, as it will be when all that waits is done (use case 5). */
export interface FeedVerbs {
  /** Pinned and newest first. `placeId` names the composer's tray and draft; `whyNot` is null for whoever may post. */
  feed(): { posts: view.PostView[]; placeId: ConversationId; whyNot: string | null }
  /** What stands below a post, oldest first. */
  comments(input: { postId: PostId }): { comments: view.CommentView[] }
  /**
   * Posts (`postId` null), or changes an own post, which keeps `keptFileIds`. Post, entry, staged files and the cleared
   * draft are one commit with synchronous=FULL.
   */
  writePost(input: {
    postId: PostId | null
    text: string
    stagedFileIds: FileId[]
    keptFileIds: FileId[]
    mentionUserIds: UserId[]
  }): { id: PostId; touched: Touched }
  /** Removes a post; until `holdUntil` (null: at once) `undoRemovePost` takes that back. */
  removePost(input: { postId: PostId; holdUntil: number | null }): Touched
  undoRemovePost(input: { postId: PostId }): Touched
  pinPost(input: { postId: PostId; pinned: boolean }): Touched
  /** Null shows it again. */
  hidePost(input: { postId: PostId; reason: string | null }): Touched
  likePost(input: { postId: PostId; on: boolean }): Touched
  writeComment(input: { postId: PostId; text: string; mentionUserIds: UserId[] }): {
    id: CommentId
    touched: Touched
  }
  removeComment(input: { commentId: CommentId }): Touched
  /** A location's feed was looked at up to the post of that time, in milliseconds; an earlier one changes nothing. */
  lookAtFeed(input: { locationId: LocationId; seenAt: number }): Touched
}
