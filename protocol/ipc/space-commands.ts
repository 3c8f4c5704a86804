import { z } from 'zod'
import { BookingId, NotificationId } from '../wire/ids.ts'
import { ToldCategory } from '../wire/rows/space.ts'
import * as view from './views.ts'

const nothing = z.object({})
const done = z.object({})

/** What happens at the location: notifications, visits, the directory, the feed, its facts. */
export const SPACE_COMMANDS = {
  'notifications.list': {
    input: z.object({
      ...view.NotificationFilter.shape,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      notifications: z.array(view.NotificationView),
      total: z.number().int(),
      unread: z.number().int(),
    }),
  },
  /** Where it stands in the list of that filter; null when it is not in it. */
  'notifications.place': {
    input: z.object({ id: NotificationId, ...view.NotificationFilter.shape }),
    output: z.object({ index: z.number().int().nullable() }),
  },
  /** All that the filter shows when `ids` is null; the answer says which were marked, so that it can be undone. */
  'notifications.mark': {
    input: z.object({
      ids: z.array(NotificationId).min(1).max(500).nullable(),
      read: z.boolean(),
      filter: view.NotificationFilter.optional(),
    }),
    output: z.object({ ids: z.array(NotificationId) }),
  },
  /** What this account last filtered by on this device. */
  'notifications.filter': { input: nothing, output: view.NotificationFilter },
  'notifications.saveFilter': { input: view.NotificationFilter, output: done },
  /** What one is told of, on all of one's devices: what is not is neither counted nor announced. */
  'notifications.choices': {
    input: nothing,
    output: z.object({ notTold: z.array(ToldCategory) }),
  },
  'notifications.choose': {
    input: z.object({ category: ToldCategory, on: z.boolean() }),
    output: done,
  },

  'bookings.get': {
    input: z.object({ id: BookingId }),
    output: z.object({ found: view.BookingView.nullable() }),
  },

  'community.list': {
    input: z.object({
      kind: z.enum(['users', 'companies']),
      query: z.string().max(200),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ people: z.array(view.DirectoryEntry), total: z.number().int() }),
  },
} as const
