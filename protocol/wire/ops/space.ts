import { z } from 'zod'
import { NotificationId } from '../ids.ts'

/** Notifications and what happens at a location. */
export const SPACE_OPS = [
  z.object({
    type: z.literal('notification.mark'),
    notificationIds: z.array(NotificationId).min(1).max(500),
    read: z.boolean(),
  }),
] as const
