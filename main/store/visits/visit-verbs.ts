import type { UserId } from '../../../protocol/wire/ids.ts'
import type { VisitRow } from '../../../protocol/wire/rows/space.ts'
import type { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import type { Touched } from '../sync-port.ts'
import type { VisitContact, VisitDraft, VisitList, VisitTab, VisitView } from './visit-views.ts'

/** Who comes to the current location, and what is done about it (use case 3). All of it works offline. */
export interface VisitVerbs {
  /** With `personId` only visits to that host or of that visitor, and only these are counted. */
  visits(input: {
    tab: VisitTab
    query: string
    personId?: UserId | undefined
    offset: number
    limit: number
  }): VisitList
  /** Who has visited, the last first; one row for one person. */
  visitContacts(input: { query: string; limit: number }): { contacts: VisitContact[] }
  /** Under which tab a visit of the current location stands and its place there; null when it is under none. */
  visitPlace(input: { id: string }): { place: { tab: VisitTab; index: number } | null }
  /** Today's visit with this code; null when there is none. */
  visitByCode(input: { code: string }): { visit: VisitView | null }
  /** The code can be told at once; the server changes it only if another visit of the day has it already. */
  registerVisit(input: VisitDraft): { id: string; code: string; touched: Touched }
  stepVisit(input: { id: string; step: VisitStep; code: string | null }): Touched
  /** A step that has not been sent leaves nothing to tell. */
  undoVisitStep(input: { id: string; step: VisitStep }): Touched
  nudgeHost(input: { id: string }): Touched
  /** As the host. */
  answerVisit(input: { id: string; answer: 'read' | 'coming' }): Touched
  needApproval(input: { needed: boolean }): Touched
  /**
   * A visitor checks in alone, by the code or by the whole name as it was registered. The answer names nobody else:
   * `several` when a name is not enough, `nobody` also for a visit that is over or waits for approval.
   */
  arrive(input: { code: string } | { name: string }): {
    outcome: 'welcome' | 'several' | 'nobody'
    visitorName: string | null
    touched: Touched
  }
}

export type StoredVisit = VisitRow & { pending: number }
