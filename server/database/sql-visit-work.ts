import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'
import type { NotificationRow, VisitRow } from '../../protocol/wire/rows/space.ts'
import type { VisitWork } from '../sync/visit-work.ts'
import { putRows, rowColumns } from './rows.ts'
import { SqlFeedWork } from './sql-feed-work.ts'

/** What each verb promises stands with the interface. */
export class SqlVisitWork extends SqlFeedWork implements VisitWork {
  visit(id: string): Promise<VisitRow | null> {
    return this.row('visit', 't.id = $1', [id])
  }

  putVisit(row: VisitRow): Promise<void> {
    return putRows(this.queries, 'visit', [row])
  }

  visitsWithCode(location: LocationId, code: string, from: number, to: number): Promise<VisitRow[]> {
    return this.queries.query<VisitRow>(
      `select ${rowColumns('visit')} from visits t
       where t.location_id = $1 and t.expected_at >= $3 and t.expected_at < $4 and t.code = $2`,
      [location, code, from, to],
    )
  }

  async membershipType(location: LocationId, userId: UserId): Promise<MembershipRow['type'] | null> {
    const found = await this.one<Pick<MembershipRow, 'type'>>(
      'select type from memberships where location_id = $1 and user_id = $2',
      [location, userId],
    )
    return found?.type ?? null
  }

  notification(id: NotificationRow['id']): Promise<NotificationRow | null> {
    return this.row('notification', 't.id = $1', [id])
  }

  putNotification(row: NotificationRow): Promise<void> {
    return putRows(this.queries, 'notification', [row])
  }
}
