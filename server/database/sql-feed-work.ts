import type { CommentRow } from '../../protocol/wire/rows/feed.ts'
import type { FeedWork } from '../sync/feed-work.ts'
import type { Queries } from './database.ts'
import { putRows, rowColumns } from './rows.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function feedWork(queries: Queries): FeedWork {
  const read = readingOf(queries)
  return {
    async post(id) {
      const row = await read.row('post', 't.id = $1', [id])
      if (row === null) return null
      return { row, isRemoved: await read.exists('select 1 from posts where id = $1 and is_removed', [id]) }
    },

    putPost(row) {
      return putRows(queries, 'post', [row])
    },

    async removePost(id, rev) {
      await queries.query(
        `update posts set is_removed = true, rev = $2, text = '', files = '[]', hidden = null where id = $1`,
        [id, rev],
      )
    },

    async comment(id) {
      const row = await read.row('comment', 't.id = $1', [id])
      if (row === null) return null
      return {
        row,
        isRemoved: await read.exists('select 1 from comments where id = $1 and is_removed', [id]),
      }
    },

    commentsOf(id) {
      return queries.query<CommentRow>(
        `select ${rowColumns('comment')} from comments t where t.post_id = $1 and not t.is_removed order by t.at, t.id`,
        [id],
      )
    },

    putComment(row) {
      return putRows(queries, 'comment', [row])
    },

    async removeComment(id, rev) {
      await queries.query(`update comments set is_removed = true, rev = $2, text = '' where id = $1`, [
        id,
        rev,
      ])
    },

    feedMark(userId, locationId) {
      return read.row('feedMark', 't.user_id = $1 and t.location_id = $2', [userId, locationId])
    },

    putFeedMark(row) {
      return putRows(queries, 'feedMark', [row])
    },

    async publishPhoto(id) {
      await queries.query(
        'update files set conversation_id = null, message_id = owner_user_id where id = $1',
        [id],
      )
    },

    async releaseFiles(ids) {
      await queries.query('update files set message_id = null where id = any($1::uuid[])', [[...ids]])
    },
  }
}
