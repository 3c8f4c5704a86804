import type { CommandInput, CommandOutput } from '../../protocol/ipc/commands.ts'
import type { CommentView } from '../../protocol/ipc/views.ts'
import type { CommentId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'
import { whenChanged } from './rereading.ts'

/** The posts of the location, pinned and newest first, with what waits in the outbox. */
export const useFeed = createReading<CommandOutput<'feed.list'>>(
  ['post', 'comment', 'user', 'membership', 'outbox', 'staged', 'location'],
  () => call('feed.list', {}),
)

/** Calls `show` with what stands below a post, now and after each change; the returned function stops it. */
export function watchComments(
  postId: PostId,
  show: (comments: CommentView[]) => void,
  tell: (error: unknown) => void,
): () => void {
  let stopped = false
  const read = (): void => {
    call('feed.comments', { postId }).then(({ comments }) => {
      if (!stopped) show(comments)
    }, tell)
  }
  read()
  const stop = whenChanged(['comment', 'user', 'outbox'], read)
  return () => {
    stopped = true
    stop()
  }
}

// What can be done in the feed. Each answers when it is on disk; it is sent when there is a connection.

/** Posts, or changes an own post (`postId`). */
export async function writePost(input: CommandInput<'feed.write'>): Promise<PostId> {
  return (await call('feed.write', input)).id
}

/** Removes a post; for a few seconds `undoRemovePost` takes that back. */
export async function removePost(postId: PostId): Promise<void> {
  await call('feed.remove', { postId })
}

/** Puts back a post that was just removed. */
export async function undoRemovePost(postId: PostId): Promise<void> {
  await call('feed.undoRemove', { postId })
}

/** Keeps a post at the top, or lets it go. */
export async function pinPost(postId: PostId, pinned: boolean): Promise<void> {
  await call('feed.pin', { postId, pinned })
}

/** Hides a post from everybody but its author and the desk; null shows it again. */
export async function hidePost(postId: PostId, reason: string | null): Promise<void> {
  await call('feed.hide', { postId, reason })
}

/** Sets the own like, or takes it back. */
export async function likePost(postId: PostId, on: boolean): Promise<void> {
  await call('feed.like', { postId, on })
}

/** Says something below a post. */
export async function writeComment(postId: PostId, text: string, mentionUserIds: UserId[]): Promise<void> {
  await call('feed.comment', { postId, text, mentionUserIds })
}

/** Takes a comment away for good. */
export async function removeComment(commentId: CommentId): Promise<void> {
  await call('feed.removeComment', { commentId })
}

/** Says that a feed was looked at up to the post of a time, in milliseconds: no device counts it as new any more. */
export async function lookAtFeed(locationId: LocationId, seenAt: number): Promise<void> {
  await call('feed.look', { locationId, seenAt })
}

const NAMES_OFFERED = 6

/** The people of the location whose name begins so, for an @. */
export async function peopleNamed(
  letters: string,
): Promise<{ id: UserId; name: string; photoFileId: string | null }[]> {
  const { people } = await call('community.list', { kind: 'users', query: letters, limit: NAMES_OFFERED })
  return people.flatMap(({ face }) =>
    face.subject.kind === 'user'
      ? [{ id: face.subject.id, name: face.name, photoFileId: face.photoFileId }]
      : [],
  )
}
