import type { CommentId, FileId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { CommentRow, FeedMarkRow, PostRow } from '../../protocol/wire/rows/feed.ts'

/** A row as it lies in the database: a removed one keeps it, so that nothing brings it back (I12). */
export interface Stored<Row> {
  row: Row
  isRemoved: boolean
}

/** Posts and what hangs on them, within a transaction. The `put` verbs insert or replace the whole row by its id. */
export interface FeedWork {
  /** Null for one that was never there. */
  post(id: PostId): Promise<Stored<PostRow> | null>
  putPost(row: PostRow): Promise<void>
  /** For good, under the given revision. */
  removePost(id: PostId, rev: number): Promise<void>

  comment(id: CommentId): Promise<Stored<CommentRow> | null>
  /** What stands below a post, oldest first. */
  commentsOf(id: PostId): Promise<CommentRow[]>
  putComment(row: CommentRow): Promise<void>
  removeComment(id: CommentId, rev: number): Promise<void>

  /** Null for who never looked at that feed. */
  feedMark(userId: UserId, locationId: LocationId): Promise<FeedMarkRow | null>
  putFeedMark(row: FeedMarkRow): Promise<void>

  /** From now on the file is somebody's photo: whoever is signed in may see it, and it is kept. */
  publishPhoto(id: FileId): Promise<void>

  /** Takes files out of the post that carried them: nobody but their sender gets them then, and they are tidied away. */
  releaseFiles(ids: readonly FileId[]): Promise<void>
}
