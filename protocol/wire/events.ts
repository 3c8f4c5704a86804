import { z } from 'zod'
import { StreamId, UserId } from './ids.ts'
import { Milliseconds } from './rows/fields.ts'

/**
 * One change of one row. `entity` and `body` stay open: a name that this version does not know, or a body that it can't
 * read, is stored as it is and the cursor moves on, so that an upgraded app can read it again.
 */
export const WireEvent = z.object({
  seq: z.number().int().positive(),
  entity: z.string().max(40),
  entityId: z.string().max(80),
  /** `put` carries the whole row, `gone` carries null and is never undone by an older row (I12). */
  change: z.enum(['put', 'gone']),
  rev: z.number().int().positive(),
  actor: UserId.nullable(),
  at: Milliseconds,
  body: z.unknown(),
})
export type WireEvent = z.infer<typeof WireEvent>

/** All events of one stream with `from < seq <= to`, in order, without a gap (I9). */
export const Batch = z.object({
  stream: StreamId,
  epoch: z.string().max(40),
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  head: z.number().int().nonnegative(),
  events: z.array(WireEvent).max(500),
})
export type Batch = z.infer<typeof Batch>

/** Says that a stream has grown. Carries no data: losing one loses nothing. */
export const Poke = z.object({
  stream: StreamId,
  epoch: z.string().max(40),
  head: z.number().int().nonnegative(),
})
export type Poke = z.infer<typeof Poke>
