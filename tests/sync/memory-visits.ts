import type { LocationId } from '../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import type { NotificationRow, VisitRow } from '../../protocol/wire/rows/space.ts'
import type { VisitWork } from '../../server/sync/visit-work.ts'
import { MemorySignatures } from './memory-signatures.ts'

/** What each verb promises stands with the interface. */
export class MemoryVisits extends MemorySignatures implements VisitWork {
  visit(id: string): Promise<VisitRow | null> {
    return this.answer(() => this.read<VisitRow>(`visit:${id}`))
  }

  putVisit(row: VisitRow): Promise<void> {
    return this.put('visit', row)
  }

  visitsWithCode(location: LocationId, code: string, from: number, to: number): Promise<VisitRow[]> {
    return this.answer(() =>
      this.listed<VisitRow>('visit', `visitsAt:${location}`).filter(
        (visit) => visit.code === code && visit.expectedAt >= from && visit.expectedAt < to,
      ),
    )
  }

  /** Visitors of these worlds have no accounts, so they have no chats. */
  chatsOfVisit(): Promise<ConversationRow[]> {
    return this.answer(() => [])
  }

  visitsOfChat(): Promise<VisitRow[]> {
    return this.answer(() => [])
  }

  notification(id: NotificationRow['id']): Promise<NotificationRow | null> {
    return this.answer(() => this.read<NotificationRow>(`notification:${id}`))
  }

  putNotification(row: NotificationRow): Promise<void> {
    return this.put('notification', row)
  }
}
