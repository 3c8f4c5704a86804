import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'
import type { NotificationRow, VisitRow } from '../../protocol/wire/rows/space.ts'
import type { VisitWork } from '../../server/sync/visit-work.ts'
import { MemoryFeedWork } from './memory-feed-work.ts'

/** What each verb promises stands with the interface. */
export class MemoryVisits extends MemoryFeedWork implements VisitWork {
  visit(id: string): Promise<VisitRow | null> {
    return this.answer(() => this.read<VisitRow>(`visit:${id}`))
  }

  putVisit(row: VisitRow): Promise<void> {
    return this.answer(() => this.write(`visit:${row.id}`, row))
  }

  visitsWithCode(location: LocationId, code: string, from: number, to: number): Promise<VisitRow[]> {
    return this.answer(() =>
      this.readAll<VisitRow>('visit:').filter(
        (visit) =>
          visit.locationId === location &&
          visit.code === code &&
          visit.expectedAt >= from &&
          visit.expectedAt < to,
      ),
    )
  }

  membershipType(location: LocationId, userId: UserId): Promise<MembershipRow['type'] | null> {
    return this.answer(() => this.read<MembershipRow['type']>(`memberType:${location}:${userId}`))
  }

  notification(id: NotificationRow['id']): Promise<NotificationRow | null> {
    return this.answer(() => this.read<NotificationRow>(`notification:${id}`))
  }

  putNotification(row: NotificationRow): Promise<void> {
    return this.answer(() => this.write(`notification:${row.id}`, row))
  }
}
