import { z } from 'zod'
import { LocationId, OpId, UserId } from './ids.ts'
import { Milliseconds } from './rows/fields.ts'
import { VisitRow } from './rows/space.ts'
import { VisitStep } from './visit-steps.ts'

// Visits in the portal: JSON over HTTP, as in http.ts.

/** A visit as its host sees it, with what the host may do next. */
export const PortalVisit = VisitRow.pick({
  id: true,
  locationId: true,
  visitorName: true,
  visitorEmail: true,
  visitorCompany: true,
  status: true,
  expectedAt: true,
  checkedInAt: true,
  hostToldAt: true,
  hostReadAt: true,
  hostComingAt: true,
  mailedAt: true,
  code: true,
}).extend({
  steps: z.array(VisitStep),
  undo: VisitStep.nullable(),
  /** Whom to chat with: the visitor as a user; null until the code was mailed, and for who can't be written to. */
  visitorUserId: UserId.nullable(),
})
export type PortalVisit = z.infer<typeof PortalVisit>

/** GET /portal/api/visits */
export const PortalVisits = z.object({
  /** Where the user may register visitors. */
  locations: z.array(
    z.object({ id: LocationId, name: z.string(), timeZone: z.string(), needsApproval: z.boolean() }),
  ),
  /** The user's own, those of today and to come first, and the newest of before. */
  visits: z.array(PortalVisit),
  /** Who else is expected today, or has come, where the location shows its visitors to the user. */
  others: z.array(
    z.object({
      id: VisitRow.shape.id,
      locationId: LocationId,
      locationName: z.string(),
      timeZone: z.string(),
      visitorName: z.string(),
      status: VisitRow.shape.status,
      expectedAt: Milliseconds,
    }),
  ),
})
export type PortalVisits = z.infer<typeof PortalVisits>

/** POST /portal/api/visits registers a visitor of one's own. */
export const PortalRegister = z.object({
  opId: OpId,
  visitId: VisitRow.shape.id,
  locationId: LocationId,
  visitorName: VisitRow.shape.visitorName,
  visitorEmail: VisitRow.shape.visitorEmail,
  visitorCompany: VisitRow.shape.visitorCompany,
  expectedAt: Milliseconds,
})
export type PortalRegister = z.infer<typeof PortalRegister>

/** POST /portal/api/visits/:id/steps: one step, or with `undo` that step taken back. */
export const PortalVisitStep = z.object({ opId: OpId, step: VisitStep, undo: z.boolean() })
/** POST /portal/api/visits/:id/answer */
export const PortalVisitAnswer = z.object({ opId: OpId, answer: z.enum(['read', 'coming']) })

/** POST /portal/api/visit: what the holder of a mailed link sees of the visit, without a session. */
export const VisitLinkAsk = z.object({ secret: z.string().min(1).max(200) })
/** Its answer; `notFound` for a link that is unknown, expired or revoked. */
export const VisitLinkView = z.object({
  visitorName: z.string(),
  hostName: z.string(),
  locationName: z.string(),
  address: z.string(),
  timeZone: z.string(),
  expectedAt: Milliseconds,
  status: VisitRow.shape.status,
  /** Null when it no longer opens anything. */
  code: VisitRow.shape.code.nullable(),
  hostComing: z.boolean(),
  /** False when the visit was rejected: then there is no chat. */
  hasChat: z.boolean(),
  /** False when it was cancelled: then the chat can only be read. */
  mayWrite: z.boolean(),
})
export type VisitLinkView = z.infer<typeof VisitLinkView>
