import { z } from 'zod'
import { ConversationId, LocationId, NotificationId, Subject, UserId } from '../wire/ids.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import { AdministratorRole, Permission } from '../wire/rows/people.ts'

// What the window shows of the app itself: who is signed in, how the sync stands, what there is to update.

export const SessionView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('starting') }),
  z.object({
    state: z.literal('signedOut'),
    server: z.string().nullable(),
    /** Why the last session ended, for the sign-in page. */
    reason: z.string().nullable(),
    email: z.string().nullable(),
  }),
  z.object({
    state: z.literal('signedIn'),
    server: z.string(),
    userId: UserId,
    name: z.string(),
    email: z.string(),
    adminRole: AdministratorRole,
    permissions: z.array(Permission),
    locationId: LocationId,
    locationName: z.string(),
    timeZone: z.string(),
    locations: z.array(z.object({ id: LocationId, name: z.string() })),
  }),
])
export type SessionView = z.infer<typeof SessionView>

export const StatusView = z.object({
  connection: z.enum(['connecting', 'online', 'offline']),
  /** One sentence with the way out, when there is something to say. */
  problem: z.string().nullable(),
  offlineSince: Milliseconds.nullable(),
  lastSyncedAt: Milliseconds.nullable(),
  /** Set while the first rows arrive: rows stored so far, and about how many there are. */
  firstSync: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Set while older messages are still being fetched in the background. */
  history: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  outbox: z.object({ waiting: z.number().int(), failed: z.number().int() }),
})
export type StatusView = z.infer<typeof StatusView>

export const Badges = z.object({
  chats: z.number().int(),
  notifications: z.number().int(),
  /** Requests to join that wait for an answer which the signed-in user may give. */
  customers: z.number().int(),
  visitors: z.number().int(),
  /** Posts of others that the signed-in user has not looked at. */
  feed: z.number().int(),
  /** The same at the other locations where the signed-in user works, together. */
  elsewhere: z.number().int(),
})
export type Badges = z.infer<typeof Badges>

/** Who is there right now, as far as the server tells: never stored, empty while offline. */
export const PresenceView = z.object({
  onlineUserIds: z.array(UserId),
  typing: z.array(
    z.object({
      conversationId: ConversationId,
      userId: UserId,
      name: z.string(),
      /** An administrator, too: two answers are about to be written. */
      isColleague: z.boolean(),
    }),
  ),
})
export type PresenceView = z.infer<typeof PresenceView>

export const UpdateState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('notChecked') }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('newest'), version: z.string(), checkedAt: Milliseconds }),
  z.object({ state: z.literal('available'), version: z.string(), notes: z.string() }),
  z.object({ state: z.literal('ready'), version: z.string() }),
  z.object({ state: z.literal('unavailable'), reason: z.string() }),
])
export type UpdateState = z.infer<typeof UpdateState>

export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** How long Send can be undone; 0 sends at once. */
  undoSendSeconds: z.union([z.literal(0), z.literal(5), z.literal(10), z.literal(30)]),
  /** How much of the files of messages is kept on this computer, besides what is pinned. */
  cacheLimitBytes: z.number().int().min(50_000_000),
  /** Closing the window leaves Foyer in the tray, where there is one. */
  closeToTray: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

export const AppFacts = z.object({
  version: z.string(),
  electron: z.string(),
  sqlite: z.string(),
  platform: z.string(),
  dataFolder: z.string(),
  /** How the sign-in is kept, in words: encrypted by which keyring, or not at all (security.md, row 12). */
  signInKept: z.string(),
})
export type AppFacts = z.infer<typeof AppFacts>

/** A place in the window that a menu, a notification or a second instance can ask for. */
export const Route = z.discriminatedUnion('pane', [
  z.object({
    pane: z.literal('chats'),
    conversationId: ConversationId.nullable(),
    /** The message to show, marked, in the middle. */
    seq: z.number().int().positive().optional(),
  }),
  z.object({
    pane: z.literal('notifications'),
    /** The row to show, chosen. */
    notificationId: NotificationId.optional(),
    /** The booking that it tells of stands beside it. */
    withBooking: z.boolean().optional(),
  }),
  z.object({ pane: z.literal('customers'), subject: Subject.nullable() }),
  z.object({
    pane: z.literal('visitors'),
    /** The visit to show, chosen. */
    visitId: z.uuid().optional(),
  }),
  z.object({
    pane: z.enum(['community', 'feed', 'location', 'outbox', 'handOver', 'search', 'settings']),
  }),
])
export type Route = z.infer<typeof Route>

/** What the window was asked for before it could show anything: a place, or a link that leads to nothing here. */
export const Wanted = z.object({ route: Route.nullable(), missed: z.boolean() })
export type Wanted = z.infer<typeof Wanted>
