import { z } from 'zod'
import { LocationId, UserId } from '../ids.ts'
import { Milliseconds } from '../rows/fields.ts'
import { VisitRow } from '../rows/space.ts'
import { VisitStep } from '../visit-steps.ts'

/**
 * Visits (use case 3). `at` is when it happened at the desk, which may have been offline: the server takes it as far as it
 * can be true, and its own clock for anybody but a desk.
 */
export const VISIT_OPS = [
  z.object({
    type: z.literal('visit.register'),
    visitId: VisitRow.shape.id,
    locationId: LocationId,
    hostUserId: UserId,
    visitorName: VisitRow.shape.visitorName,
    visitorEmail: VisitRow.shape.visitorEmail,
    visitorCompany: VisitRow.shape.visitorCompany,
    expectedAt: Milliseconds,
    /** The code that a desk has made, also offline. The server makes another when it is taken that day. */
    code: VisitRow.shape.code.nullable(),
    /** The desk asks the host first, as with somebody who stands there unexpected. */
    asksHost: z.boolean(),
  }),
  z.object({
    type: z.literal('visit.step'),
    visitId: VisitRow.shape.id,
    step: VisitStep,
    at: Milliseconds,
    /** What the visitor showed; null when checked in by name. */
    code: VisitRow.shape.code.nullable(),
  }),
  /** Takes back the last step, which is named: a step that somebody else has done meanwhile stays. */
  z.object({
    type: z.literal('visit.undo'),
    visitId: VisitRow.shape.id,
    step: VisitStep,
    at: Milliseconds,
  }),
  /** Tells the host once more. */
  z.object({ type: z.literal('visit.nudge'), visitId: VisitRow.shape.id }),
  /** What the host says: that the visitor's arrival was read, or that they are on the way. */
  z.object({
    type: z.literal('visit.answer'),
    visitId: VisitRow.shape.id,
    answer: z.enum(['read', 'coming']),
  }),
  /** Whether what members register at the location waits for the desk. */
  z.object({ type: z.literal('visit.needApproval'), locationId: LocationId, needed: z.boolean() }),
] as const
