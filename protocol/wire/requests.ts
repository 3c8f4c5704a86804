import { z } from 'zod'
import { WireError } from './errors.ts'
import { Batch } from './events.ts'
import { ConversationId, DeviceId, LocationId, StreamId, UserId } from './ids.ts'
import { Op, OpResult, OPS_PER_PUSH } from './ops.ts'
import { MessageRow } from './rows/chats.ts'
import { AdministratorRole, Permission } from './rows/people.ts'

const Cursor = z.number().int().nonnegative()
const Epoch = z.string().max(40)

/** What the signed-in administrator may do, and where. */
export const Access = z.object({
  userId: UserId,
  name: z.string(),
  email: z.string(),
  locations: z.array(
    z.object({ locationId: LocationId, adminRole: AdministratorRole, permissions: z.array(Permission) }),
  ),
})
export type Access = z.infer<typeof Access>

/** What may be sent, told before anything leaves the device. `freeBytes` is what is left of the sender's own quota. */
export const FileLimits = z.object({
  fileBytesMax: z.number().int().positive(),
  filesPerMessageMax: z.number().int().positive(),
  freeBytes: z.number().int().nonnegative(),
})
export type FileLimits = z.infer<typeof FileLimits>

const HelloRequest = z.object({
  protocol: z.number().int(),
  app: z.string().max(40),
  deviceId: DeviceId,
  streams: z.array(z.object({ id: StreamId, epoch: Epoch, cursor: Cursor })).max(200),
})
export type HelloRequest = z.infer<typeof HelloRequest>

/**
 * `ok`: pull from the cursor. `reset`: this stream is new here, or its epoch changed, or its log no longer reaches back
 * to the cursor: take a snapshot; the outbox is kept (I17). A stream that is missing is no longer allowed.
 */
export const HelloReply = z.object({
  serverTime: z.number().int(),
  access: Access,
  streams: z.array(
    z.object({ id: StreamId, epoch: Epoch, head: Cursor, floor: Cursor, state: z.enum(['ok', 'reset']) }),
  ),
  limits: FileLimits,
  leaseMs: z.number().int(),
})
export type HelloReply = z.infer<typeof HelloReply>

const PullRequest = z.object({
  stream: StreamId,
  epoch: Epoch,
  after: Cursor,
  /** No more events than this: a device that is busy with its user takes small bites. */
  limit: z.number().int().min(1).max(500).optional(),
})
export type PullRequest = z.infer<typeof PullRequest>

const PushRequest = z.object({ ops: z.array(Op).min(1).max(OPS_PER_PUSH) })
export type PushRequest = z.infer<typeof PushRequest>
/** One result per op, in the order asked. */
export const PushReply = z.object({ results: z.array(OpResult) })
export type PushReply = z.infer<typeof PushReply>

/** Older messages of one conversation: those with `seq < before`, newest first. */
const HistoryRequest = z.object({
  conversationId: ConversationId,
  before: z.number().int().min(1).max(2_147_483_647),
  limit: z.number().int().min(1).max(200),
})
export type HistoryRequest = z.infer<typeof HistoryRequest>
export const HistoryReply = z.object({ messages: z.array(MessageRow) })
export type HistoryReply = z.infer<typeof HistoryReply>

/** Someone is typing: never stored, expires after 6 s. Sent again every 3 s while it goes on. */
export const Typing = z.object({ conversationId: ConversationId, userId: UserId })
export type Typing = z.infer<typeof Typing>

/**
 * Which customers of a location have the portal open: the whole set, sent after hello and at each change. Never stored;
 * a device that is offline knows of nobody.
 */
export const Presence = z.object({ locationId: LocationId, userIds: z.array(UserId).max(10_000) })
export type Presence = z.infer<typeof Presence>

/**
 * The socket's requests. Each is sent with an acknowledgement that carries `{ok: true, value}` or `{ok: false, error}`.
 * The server's own messages are `batch`, `poke`, `typing`, `presence` and `bye`.
 */
export const REQUESTS = {
  hello: { input: HelloRequest, output: HelloReply },
  pull: { input: PullRequest, output: Batch },
  push: { input: PushRequest, output: PushReply },
  history: { input: HistoryRequest, output: HistoryReply },
} as const
export type RequestName = keyof typeof REQUESTS
export type RequestInput<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['input']>
export type RequestOutput<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['output']>

/** The answer to a request. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: WireError }

/** The server ends the connection and says why; `auth` means that signing in again helps. */
export const Bye = WireError
