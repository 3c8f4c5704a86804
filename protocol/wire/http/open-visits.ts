import { z } from 'zod'
import { UserId } from '../ids.ts'
import { Milliseconds } from '../rows/fields.ts'
import { VisitRow } from '../rows/space.ts'
import { Email, ofLocation } from './public-pages.ts'

// Visitors of a location where they are public (use cases 3 and 5). Whatever is not open is answered like what is not there.

/** A visitor of today who shows their name to everybody. */
export const PublicVisit = z.object({
  id: VisitRow.shape.id,
  visitorName: z.string(),
  status: VisitRow.shape.status,
  expectedAt: Milliseconds,
})
export type PublicVisit = z.infer<typeof PublicVisit>

/** GET /portal/api/open/:id/visits?after=KEY: today's, 30 at a time. */
export const PublicVisits = z.object({
  ...ofLocation,
  visits: z.array(PublicVisit),
  /** Whether there is anybody to whom a visit can be announced. */
  hasHosts: z.boolean(),
})
export type PublicVisits = z.infer<typeof PublicVisits>

/** Somebody to whom a visit can be announced. */
export const PublicHost = z.object({ userId: UserId, name: z.string(), standing: z.string() })
export type PublicHost = z.infer<typeof PublicHost>

/** GET /portal/api/open/:id/hosts?q=LETTERS: the first few whose name has these letters. */
export const PublicHosts = z.object({ hosts: z.array(PublicHost) })
export type PublicHosts = z.infer<typeof PublicHosts>

/**
 * POST /portal/api/open/:id/visits announces a visit, with the code that POST .../visits/code (a SignUpRequest) has mailed. It
 * waits until the host or the desk approves it. The answer is the same whoever it is: who is barred, or was blocked by the
 * host, learns nothing.
 */
export const AnnouncedVisit = z.object({
  visitId: VisitRow.shape.id,
  email: Email,
  code: z.string().regex(/^\d{6}$/),
  hostUserId: UserId,
  visitorCompany: VisitRow.shape.visitorCompany,
  expectedAt: Milliseconds,
})
export type AnnouncedVisit = z.infer<typeof AnnouncedVisit>
