import type { LocationId, UserId } from '../../../protocol/wire/ids.ts'
import type { VisitRow } from '../../../protocol/wire/rows/space.ts'
import type { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import type { Face } from '../views.ts'

export type VisitTab = 'today' | 'upcoming' | 'requests' | 'past'

export interface VisitView {
  visit: VisitRow
  host: Face
  /** The signed-in user is the host: they answer for themselves. */
  hostIsMe: boolean
  /** A change of it waits in the outbox. */
  pending: boolean
  /** What the signed-in user may do next. */
  steps: VisitStep[]
  /** The step that can be taken back now; null when there is none. */
  undo: VisitStep | null
}

export interface VisitList {
  visits: VisitView[]
  total: number
  counts: Record<VisitTab, number>
  /** The location this is about, and whether what members register there waits for the desk. */
  locationId: LocationId
  needApproval: boolean
  /** False for somebody who may only look. */
  mayChange: boolean
  maySetApproval: boolean
}

/** Somebody who has visited, to be registered again. */
export interface VisitContact {
  name: string
  email: string | null
  company: string | null
  visits: number
  lastAt: number
  host: Face
}

/** What a person types to register a visitor. */
export interface VisitDraft {
  hostUserId: UserId
  visitorName: string
  visitorEmail: string | null
  visitorCompany: string | null
  expectedAt: number
  asksHost: boolean
}
