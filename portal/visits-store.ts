import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import { VisitorSignedIn } from '../protocol/wire/http.ts'
import type { ConversationId } from '../protocol/wire/ids.ts'
import { newId } from '../protocol/wire/ids.ts'
import { PortalVisits, VisitLinkView } from '../protocol/wire/portal-visits.ts'
import type { PortalRegister } from '../protocol/wire/portal-visits.ts'
import type { VisitStep } from '../protocol/wire/visit-steps.ts'
import { reasonOf } from './api-error.ts'
import { get, post } from './api.ts'
import { coalesced } from './coalesce.ts'

/** A member's visits. `reason` is why the last reading failed; what was read before stays shown. */
export interface VisitsState {
  visits: PortalVisits | null
  reason: string | null
}

/** One's own visits, and what can be done about them at once. The changes throw ApiError or NetworkError. */
export interface Visits {
  use: UseBoundStore<StoreApi<VisitsState>>
  refresh(): Promise<void>
  /** The same `opId` again changes nothing more. */
  register(visit: PortalRegister): Promise<void>
  step(id: string, step: VisitStep): Promise<void>
  undo(id: string, step: VisitStep): Promise<void>
  answer(id: string, answer: 'read' | 'coming'): Promise<void>
}

/** An empty list that fills with the first `refresh`. */
export function openVisits(): Visits {
  const use = create<VisitsState>(() => ({ visits: null, reason: null }))
  const refresh = coalesced(async () => {
    try {
      use.setState({ visits: await get('/visits', PortalVisits), reason: null })
    } catch (error) {
      use.setState({ reason: reasonOf(error) })
    }
  })
  const change = async (path: string, body: object): Promise<void> => {
    const visits = PortalVisits.parse(await post(path, { opId: newId(), ...body }))
    use.setState({ visits, reason: null })
  }
  return {
    use,
    refresh,
    register: (visit) => change('/visits', visit),
    step: (id, step) => change(`/visits/${id}/steps`, { step, undo: false }),
    undo: (id, step) => change(`/visits/${id}/steps`, { step, undo: true }),
    answer: (id, answer) => change(`/visits/${id}/answer`, { answer }),
  }
}

/** The visit that a mailed link leads to. Throws ApiError `notFound` when the link no longer works. */
export async function visitOfLink(secret: string): Promise<VisitLinkView> {
  return VisitLinkView.parse(await post('/visit', { secret }))
}

/** Lets the holder of a link into the chat with the host. Out: that conversation. */
export async function openVisitChat(secret: string): Promise<ConversationId> {
  return VisitorSignedIn.parse(await post('/visitor', { secret })).conversationId
}
