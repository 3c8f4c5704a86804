import { z } from 'zod'
import { CustomerImportId, JoinRequestId, LocationId, Subject, UserId } from '../ids.ts'
import { Milliseconds, PlainText, Revision, ShortText } from './fields.ts'

/** What changed about a customer, as the history of the profile names it. */
export const CustomerChangeKind = z.enum([
  'added',
  'invited',
  'imported',
  'converted',
  'removed',
  'company',
  'plan',
  'tags',
  'note',
  'edited',
  'requested',
  'approved',
  'declined',
])
export type CustomerChangeKind = z.infer<typeof CustomerChangeKind>

/** Longer values are cut in the history: it says what changed, the row says what is. UTF-16 units. */
export const CHANGE_TEXT_MAX = 500

/**
 * Who changed what about a customer, and when. Written by the server in the transaction of the change, and never changed
 * afterwards. `before` and `after` are words for a person; null where there is nothing to compare.
 */
export const CustomerChangeRow = z.object({
  id: z.uuid(),
  rev: Revision,
  locationId: LocationId,
  subject: Subject,
  kind: CustomerChangeKind,
  before: PlainText.max(CHANGE_TEXT_MAX).nullable(),
  after: PlainText.max(CHANGE_TEXT_MAX).nullable(),
  byUserId: UserId.nullable(),
  at: Milliseconds,
})
export type CustomerChangeRow = z.infer<typeof CustomerChangeRow>

/** Somebody who is signed in to the portal asks to become a member of a location. One open request for each location. */
export const JoinRequestRow = z.object({
  id: JoinRequestId,
  rev: Revision,
  locationId: LocationId,
  userId: UserId,
  message: PlainText.max(1000),
  state: z.enum(['open', 'approved', 'declined']),
  /** What the desk answered when it declined; the person reads it. */
  why: PlainText.max(1000),
  at: Milliseconds,
  decidedAt: Milliseconds.nullable(),
  decidedByUserId: UserId.nullable(),
})
export type JoinRequestRow = z.infer<typeof JoinRequestRow>

/** One import of a file of customers, made in parts, which can be undone as a whole. */
export const CustomerImportRow = z.object({
  id: CustomerImportId,
  rev: Revision,
  locationId: LocationId,
  fileName: ShortText,
  byUserId: UserId,
  at: Milliseconds,
  /** How many parts the file was divided into, how many have been stored, and how many have been undone. */
  parts: z.number().int().positive(),
  partsDone: z.number().int().nonnegative(),
  partsUndone: z.number().int().nonnegative(),
  /** Rows that made somebody a customer here, that only gave tags to one, and that were left out as already here. */
  added: z.number().int().nonnegative(),
  tagged: z.number().int().nonnegative(),
  skipped: z.number().int().nonnegative(),
  /** What the undoing took away, and what it left because it had been used since. */
  removed: z.number().int().nonnegative(),
  kept: z.number().int().nonnegative(),
})
export type CustomerImportRow = z.infer<typeof CustomerImportRow>
