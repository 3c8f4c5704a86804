import type { CommentRow, PostRow } from '../../../../protocol/wire/rows/feed.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import type { Table } from './table.ts'

export const posts: Table<'post'> = {
  name: 'posts',
  columns: [
    'location_id',
    'author_user_id',
    'text',
    'mention_user_ids',
    'pinned',
    'liked_by_user_ids',
    'hidden',
    'at',
    'edited_at',
  ],
  values: (row) => [
    row.locationId,
    row.authorUserId,
    row.text,
    JSON.stringify(row.mentionUserIds),
    Number(row.pinned),
    JSON.stringify(row.likedByUserIds),
    row.hidden && JSON.stringify(row.hidden),
    row.at,
    row.editedAt,
  ],
}

/** The columns of a post under the names of the wire; `readPost` makes the row of them. */
export const POST_COLUMNS = `id, rev, location_id AS locationId, author_user_id AS authorUserId, text,
  mention_user_ids AS mentionUserIds, pinned, liked_by_user_ids AS likedByUserIds, hidden, at, edited_at AS editedAt`
type Flat = 'mentionUserIds' | 'likedByUserIds'
export type StoredPost = Omit<PostRow, Flat | 'pinned' | 'hidden' | 'files'> &
  Record<Flat, string> & { pinned: number; hidden: string | null }

export function readPost(stored: StoredPost, files: FileRef[]): PostRow {
  return {
    ...stored,
    files,
    pinned: stored.pinned === 1,
    mentionUserIds: JSON.parse(stored.mentionUserIds) as PostRow['mentionUserIds'],
    likedByUserIds: JSON.parse(stored.likedByUserIds) as PostRow['likedByUserIds'],
    hidden: stored.hidden === null ? null : (JSON.parse(stored.hidden) as PostRow['hidden']),
  }
}

export const comments: Table<'comment'> = {
  name: 'comments',
  columns: ['post_id', 'location_id', 'author_user_id', 'text', 'mention_user_ids', 'at'],
  values: (row) => [
    row.postId,
    row.locationId,
    row.authorUserId,
    row.text,
    JSON.stringify(row.mentionUserIds),
    row.at,
  ],
}

export const feedMarks: Table<'feedMark'> = {
  name: 'feed_marks',
  columns: ['user_id', 'location_id', 'seen_at'],
  values: (row) => [row.userId, row.locationId, row.seenAt],
}

export const COMMENT_COLUMNS = `id, rev, post_id AS postId, location_id AS locationId, author_user_id AS authorUserId, text,
  mention_user_ids AS mentionUserIds, at`
export type StoredComment = Omit<CommentRow, 'mentionUserIds'> & { mentionUserIds: string }

export function readComment(stored: StoredComment): CommentRow {
  return { ...stored, mentionUserIds: JSON.parse(stored.mentionUserIds) as CommentRow['mentionUserIds'] }
}
