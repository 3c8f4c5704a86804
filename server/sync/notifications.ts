import type { LocationId, NotificationId, UserId } from '../../protocol/wire/ids.ts'
import type {
  ToldCategory,
  NotificationChoiceRow,
  NotificationMarkRow,
  NotificationRow,
} from '../../protocol/wire/rows/space.ts'

/** Notifications, who has read them, and who is told of what, within a transaction. `put` stores the whole row. */
export interface Notifications {
  notification(id: NotificationRow['id']): Promise<NotificationRow | null>
  putNotification(row: NotificationRow): Promise<void>
  /** The location of each notification that exists, in any order. */
  notificationLocations(ids: NotificationId[]): Promise<{ id: NotificationId; locationId: LocationId }[]>
  notificationMarks(ids: NotificationId[], userId: UserId): Promise<NotificationMarkRow[]>
  putNotificationMark(row: NotificationMarkRow): Promise<void>
  /** Null where the user never chose. */
  notificationChoice(userId: UserId, category: ToldCategory): Promise<NotificationChoiceRow | null>
  putNotificationChoice(row: NotificationChoiceRow): Promise<void>
}
