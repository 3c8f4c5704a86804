import { z } from 'zod'
import { LocationId, UserId } from '../wire/ids.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import { VisitRow } from '../wire/rows/space.ts'
import { VisitStep } from '../wire/visit-steps.ts'
import { Face } from './people-views.ts'

/** The tabs of Visitors. */
export const VisitTab = z.enum(['today', 'upcoming', 'requests', 'past'])
export type VisitTab = z.infer<typeof VisitTab>

/** A visit in a row, and what the signed-in user may do about it. */
export const VisitView = z.object({
  visit: VisitRow,
  host: Face,
  hostIsMe: z.boolean(),
  /** A change of it waits in the outbox. */
  pending: z.boolean(),
  steps: z.array(VisitStep),
  /** The step that can be taken back now. */
  undo: VisitStep.nullable(),
})
export type VisitView = z.infer<typeof VisitView>

export const VisitList = z.object({
  visits: z.array(VisitView),
  total: z.number().int(),
  counts: z.record(VisitTab, z.number().int()),
  locationId: LocationId,
  /** Whether what members register here waits for the desk. */
  needApproval: z.boolean(),
  mayChange: z.boolean(),
  maySetApproval: z.boolean(),
})
export type VisitList = z.infer<typeof VisitList>

/** Somebody who has visited, to be registered again. */
export const VisitContact = z.object({
  name: z.string(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  visits: z.number().int(),
  lastAt: Milliseconds,
  host: Face,
})
export type VisitContact = z.infer<typeof VisitContact>

/** What is typed to register a visitor. Too long a text is answered with the limit. */
export const VisitDraft = z.object({
  hostUserId: UserId,
  visitorName: z.string().max(10_000),
  visitorEmail: z.string().max(10_000).nullable(),
  visitorCompany: z.string().max(10_000).nullable(),
  expectedAt: Milliseconds,
  /** Somebody who stands at the desk unexpected: the host is asked first. */
  asksHost: z.boolean(),
})
export type VisitDraft = z.infer<typeof VisitDraft>
