import type { CommentId, PostId, UserId } from '../../../protocol/wire/ids.ts'
import type { CommentRow, PostRow } from '../../../protocol/wire/rows/feed.ts'
import type { StoredEntry } from '../outbox/entries.ts'

/** A post as it will be, and the entry by which it comes to be when it is not stored yet. */
export interface LaidPost {
  post: PostRow
  /** The newest entry that writes its text; null when what is shown is stored. */
  entry: StoredEntry | null
  isNew: boolean
}

/** A comment as it will be. */
export interface LaidComment {
  comment: CommentRow
  isPending: boolean
}

/**
 * Lays what waits over the posts of a location, in the order of writing. In: stored posts, and the entries that have not
 * arrived. A refused change is left out, as the rows show what is true; a refused new post stays, to be seen and kept.
 */
export function layPosts(
  stored: readonly PostRow[],
  entries: readonly StoredEntry[],
  me: UserId,
): LaidPost[] {
  const laid = new Map<PostId, LaidPost>(stored.map((post) => [post.id, { post, entry: null, isNew: false }]))
  for (const entry of entries) layEntry(laid, entry, me)
  return [...laid.values()]
}

function layEntry(laid: Map<PostId, LaidPost>, entry: StoredEntry, me: UserId): void {
  const { body, state } = entry
  if (!('postId' in body)) return
  const known = laid.get(body.postId)
  if (body.type === 'post.put' && known === undefined) {
    laid.set(body.postId, { post: newPost(entry, body, me), entry, isNew: true })
    return
  }
  if (state === 'parked' || known === undefined) return
  const { post } = known
  const change = (changed: Partial<PostRow>) =>
    laid.set(body.postId, { ...known, post: { ...post, ...changed } })
  switch (body.type) {
    case 'post.put': {
      const files = post.files.filter(({ id }) => body.fileIds.includes(id))
      const changed = {
        text: body.text,
        files,
        mentionUserIds: body.mentionUserIds,
        editedAt: known.isNew ? null : entry.writtenAt,
      }
      laid.set(body.postId, { ...known, post: { ...post, ...changed }, entry })
      return
    }
    case 'post.remove':
      laid.delete(body.postId)
      return
    case 'post.pin':
      change({ pinned: body.pinned })
      return
    case 'post.hide':
      change({
        hidden: body.reason === null ? null : { byUserId: me, at: entry.writtenAt, reason: body.reason },
        pinned: body.reason === null && post.pinned,
      })
      return
    case 'post.like': {
      const others = post.likedByUserIds.filter((id) => id !== me)
      change({ likedByUserIds: body.on ? [...others, me] : others })
      return
    }
    default:
      return
  }
}

function newPost(
  entry: StoredEntry,
  body: Extract<StoredEntry['body'], { type: 'post.put' }>,
  me: UserId,
): PostRow {
  return {
    id: body.postId,
    rev: 1,
    locationId: entry.locationId,
    authorUserId: me,
    text: body.text,
    files: [],
    mentionUserIds: body.mentionUserIds,
    pinned: false,
    likedByUserIds: [],
    hidden: null,
    at: entry.writtenAt,
    editedAt: null,
  }
}

/** The same for the comments of one post. */
export function layComments(
  stored: readonly CommentRow[],
  postId: PostId,
  entries: readonly StoredEntry[],
  me: UserId,
): LaidComment[] {
  const laid = new Map<CommentId, LaidComment>(
    stored.map((comment) => [comment.id, { comment, isPending: false }]),
  )
  for (const { body, state, locationId, writtenAt } of entries) {
    if (state === 'parked') continue
    if (body.type === 'comment.remove') laid.delete(body.commentId)
    if (body.type !== 'comment.put' || body.postId !== postId) continue
    const known = laid.get(body.commentId)?.comment
    const { commentId: id, text, mentionUserIds } = body
    const comment: CommentRow = {
      id,
      rev: known?.rev ?? 1,
      postId,
      locationId,
      authorUserId: known?.authorUserId ?? me,
      text,
      mentionUserIds,
      at: known?.at ?? writtenAt,
    }
    laid.set(id, { comment, isPending: true })
  }
  return [...laid.values()]
}

/** By how many the comments below each post change when all that waits is done. */
export function commentChanges(
  entries: readonly StoredEntry[],
  postOf: (id: CommentId) => PostId | null,
): Map<PostId, number> {
  const changes = new Map<PostId, number>()
  const begun = new Map<CommentId, PostId>()
  const count = (id: PostId, by: number) => changes.set(id, (changes.get(id) ?? 0) + by)
  for (const { body, state } of entries) {
    if (state === 'parked') continue
    if (body.type === 'comment.put' && !begun.has(body.commentId) && postOf(body.commentId) === null) {
      begun.set(body.commentId, body.postId)
      count(body.postId, 1)
    }
    if (body.type === 'comment.remove') {
      const postId = begun.get(body.commentId) ?? postOf(body.commentId)
      if (postId !== null) count(postId, -1)
    }
  }
  return changes
}
