import type { LocationId, ReportId, UserId } from '../../protocol/wire/ids.ts'
import type { BarRow, BlockRow, ReportRow } from '../../protocol/wire/rows/apart.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import { seenBy } from '../rules/verdicts.ts'
import { closedTo, directLocation, mayStartDirect } from '../rules/direct-chats.ts'
import type { Apart } from '../sync/apart.ts'
import { putRows, rowColumns } from './rows.ts'
import { SqlDeskWork } from './sql-desk-work.ts'

/** What each verb promises stands with the interface. */
export abstract class SqlApart extends SqlDeskWork implements Apart {
  mayStartDirect(from: UserId, to: UserId): Promise<boolean> {
    return mayStartDirect(this.queries, from, to)
  }

  async knowsOf(viewer: UserId, person: UserId): Promise<boolean> {
    return (await seenBy(this.queries, viewer, person)).name
  }

  directLocation(one: UserId, other: UserId): Promise<LocationId | null> {
    return directLocation(this.queries, one, other)
  }

  closedTo(one: UserId, other: UserId): Promise<UserId[]> {
    return closedTo(this.queries, one, other)
  }

  directChatsOf(userId: UserId): Promise<ConversationRow[]> {
    return this.queries.query<ConversationRow>(
      `select ${rowColumns('conversation')} from conversations t
       where t.kind = 'direct' and t.participant_ids @> array[$1::uuid] order by t.id`,
      [userId],
    )
  }

  async nameOf(userId: UserId): Promise<string | null> {
    return (await this.one<{ name: string }>('select name from users where id = $1', [userId]))?.name ?? null
  }

  async placesOf(userId: UserId): Promise<LocationId[]> {
    const rows = await this.queries.query<{ id: LocationId }>(
      'select location_id as id from memberships where user_id = $1 order by since, location_id',
      [userId],
    )
    return rows.map(({ id }) => id)
  }

  block(userId: UserId, blocked: UserId): Promise<BlockRow | null> {
    return this.row('block', 't.user_id = $1 and t.blocked_user_id = $2', [userId, blocked])
  }

  putBlock(row: BlockRow): Promise<void> {
    return putRows(this.queries, 'block', [row])
  }

  bar(userId: UserId): Promise<BarRow | null> {
    return this.row('bar', 't.user_id = $1', [userId])
  }

  putBar(row: BarRow): Promise<void> {
    return putRows(this.queries, 'bar', [row])
  }

  async endSessions(userId: UserId, at: number): Promise<void> {
    await this.queries.query('delete from visitor_links where user_id = $1', [userId])
    await this.queries.query('delete from mail_codes where user_id = $1', [userId])
    await this.queries.query(
      'delete from access_tokens a using sessions s where s.id = a.session_id and s.user_id = $1',
      [userId],
    )
    await this.queries.query(
      `update sessions set revoked_at = $2, revoked_why = 'barred' where user_id = $1 and revoked_at is null`,
      [userId, at],
    )
  }

  report(id: ReportId): Promise<ReportRow | null> {
    return this.row('report', 't.id = $1', [id])
  }

  putReport(row: ReportRow): Promise<void> {
    return putRows(this.queries, 'report', [row])
  }

  async reportsAbout(userId: UserId): Promise<ReportId[]> {
    const rows = await this.queries.query<{ id: ReportId }>(
      'select id from reports where about_user_id = $1',
      [userId],
    )
    return rows.map(({ id }) => id)
  }
}
