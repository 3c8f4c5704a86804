import type { CommentId, FileId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { CommentRow, PostRow } from '../../protocol/wire/rows/feed.ts'
import type { MembershipRow, UserRow } from '../../protocol/wire/rows/people.ts'
import type { Visibility } from '../../protocol/wire/rows/space.ts'

/** A row as it lies in the database: a removed one keeps it, so that nothing brings it back (I12). */
export interface Stored<Row> {
  row: Row
  isRemoved: boolean
}

/** Posts and what hangs on them, within a transaction. The `put` verbs insert or replace the whole row by its id. */
export interface FeedWork {
  /** Who reads the feed of a location; null for one that isn't there. */
  feedVisibility(location: LocationId): Promise<Visibility | null>
  /** Every membership of the user, at any location of the network. */
  membershipsOf(userId: UserId): Promise<MembershipRow[]>

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

  /** Of these people, those who have a membership at the location; in any order. */
  knownAt(location: LocationId, userIds: readonly UserId[]): Promise<UserId[]>
  /** A user's row; null for one that isn't there. */
  person(id: UserId): Promise<UserRow | null>
  putPerson(row: UserRow): Promise<void>
  /** From now on the file is somebody's photo: whoever is signed in may see it, and it is kept. */
  publishPhoto(id: FileId): Promise<void>

  /** Takes files out of the post that carried them: nobody but their sender gets them then, and they are tidied away. */
  releaseFiles(ids: readonly FileId[]): Promise<void>
}
