import { z } from 'zod'
import { NotificationId } from '../wire/ids.ts'
import { BookedBy, NotificationCategory } from '../wire/rows/space.ts'
import * as view from './views.ts'

const nothing = z.object({})
const done = z.object({})

/** What happens at the location: notifications, visits, the directory, the feed, its facts. */
export const SPACE_COMMANDS = {
  'notifications.list': {
    input: z.object({
      category: NotificationCategory.nullable(),
      bookedBy: BookedBy.nullable(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ notifications: z.array(view.NotificationView), total: z.number().int() }),
  },
  /** Where it stands in the list of all; null when it is gone. */
  'notifications.place': {
    input: z.object({ id: NotificationId }),
    output: z.object({ index: z.number().int().nullable() }),
  },
  /** All unread ones when `ids` is null. */
  'notifications.mark': {
    input: z.object({ ids: z.array(NotificationId).min(1).max(500).nullable(), read: z.boolean() }),
    output: done,
  },

  'community.list': {
    input: z.object({
      kind: z.enum(['users', 'companies']),
      query: z.string().max(200),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ people: z.array(view.DirectoryEntry), total: z.number().int() }),
  },
  'location.get': { input: nothing, output: view.LocationView },
} as const
