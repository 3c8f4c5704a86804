import type { CommentId, FileId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { CommentRow, PostRow } from '../../protocol/wire/rows/feed.ts'
import type { MembershipRow, UserRow } from '../../protocol/wire/rows/people.ts'
import type { Visibility } from '../../protocol/wire/rows/space.ts'
import type { FeedWork, Stored } from '../sync/feed-work.ts'
import { putRows, rowColumns } from './rows.ts'
import { SqlNetworkWork } from './sql-network-work.ts'

/** What each verb promises stands with the interface. */
export class SqlFeedWork extends SqlNetworkWork implements FeedWork {
  async feedVisibility(location: LocationId): Promise<Visibility | null> {
    const row = await this.one<{ seenBy: Visibility }>(
      'select feed_visibility as "seenBy" from locations where id = $1',
      [location],
    )
    return row?.seenBy ?? null
  }

  membershipsOf(userId: UserId): Promise<MembershipRow[]> {
    return this.queries.query<MembershipRow>(
      `select ${rowColumns('membership')} from memberships t where t.user_id = $1`,
      [userId],
    )
  }

  async post(id: PostId): Promise<Stored<PostRow> | null> {
    const row = await this.row('post', 't.id = $1', [id])
    if (row === null) return null
    return { row, isRemoved: await this.exists('select 1 from posts where id = $1 and is_removed', [id]) }
  }

  putPost(row: PostRow): Promise<void> {
    return putRows(this.queries, 'post', [row])
  }

  async removePost(id: PostId, rev: number): Promise<void> {
    await this.queries.query(
      `update posts set is_removed = true, rev = $2, text = '', files = '[]', hidden = null where id = $1`,
      [id, rev],
    )
  }

  async comment(id: CommentId): Promise<Stored<CommentRow> | null> {
    const row = await this.row('comment', 't.id = $1', [id])
    if (row === null) return null
    return { row, isRemoved: await this.exists('select 1 from comments where id = $1 and is_removed', [id]) }
  }

  commentsOf(id: PostId): Promise<CommentRow[]> {
    return this.queries.query<CommentRow>(
      `select ${rowColumns('comment')} from comments t where t.post_id = $1 and not t.is_removed order by t.at, t.id`,
      [id],
    )
  }

  putComment(row: CommentRow): Promise<void> {
    return putRows(this.queries, 'comment', [row])
  }

  async removeComment(id: CommentId, rev: number): Promise<void> {
    await this.queries.query(`update comments set is_removed = true, rev = $2, text = '' where id = $1`, [
      id,
      rev,
    ])
  }

  async knownAt(location: LocationId, userIds: readonly UserId[]): Promise<UserId[]> {
    const known = await this.queries.query<{ id: UserId }>(
      'select user_id as id from memberships where location_id = $1 and user_id = any($2::uuid[])',
      [location, [...userIds]],
    )
    return known.map(({ id }) => id)
  }

  person(id: UserId): Promise<UserRow | null> {
    return this.row('user', 't.id = $1', [id])
  }

  putPerson(row: UserRow): Promise<void> {
    return putRows(this.queries, 'user', [row])
  }

  async publishPhoto(id: FileId): Promise<void> {
    await this.queries.query(
      'update files set conversation_id = null, message_id = owner_user_id where id = $1',
      [id],
    )
  }

  async releaseFiles(ids: readonly FileId[]): Promise<void> {
    await this.queries.query('update files set message_id = null where id = any($1::uuid[])', [[...ids]])
  }
}
