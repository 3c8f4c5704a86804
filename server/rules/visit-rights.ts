import type { VisitRow } from '../../protocol/wire/rows/space.ts'
import { VISIT_STEPS, type VisitSide, type VisitStep } from '../../protocol/wire/visit-steps.ts'
import type { Actor } from '../sync/actor.ts'
import { Refusal } from '../sync/refusal.ts'
import { requireRightThere } from '../sync/rights.ts'
import type { SyncTransaction } from '../sync/storage.ts'

/** The same words whether a visit isn't there or isn't theirs: a stranger learns nothing. */
export function noSuchVisit(): Refusal {
  return new Refusal('notFound', 'This visit is no longer available.')
}

/**
 * On whose side somebody acts on a visit. Refuses whoever is neither: an administrator who may not change visits at the
 * location, and a portal user who is not the host, or no longer belongs to the location.
 */
export async function requireVisitSide(
  tx: SyncTransaction,
  actor: Actor,
  visit: Pick<VisitRow, 'locationId' | 'hostUserId'>,
): Promise<VisitSide> {
  if (actor.side === 'desk') {
    await requireRightThere(tx, actor, visit.locationId, 'visitors.write', noSuchVisit())
    return 'desk'
  }
  if (!(await isHost(tx, actor, visit))) throw noSuchVisit()
  return 'host'
}

/** Whether the actor is the host and still belongs to the location, through whichever door they came. */
export async function isHost(
  tx: SyncTransaction,
  actor: Actor,
  visit: Pick<VisitRow, 'locationId' | 'hostUserId'>,
): Promise<boolean> {
  if (visit.hostUserId !== actor.userId) return false
  return (await tx.memberships(visit.locationId, [actor.userId])).length > 0
}

/**
 * Whether a side may take the step on this visit. A host does not approve what they registered themselves: that the
 * location wanted a second pair of eyes is why it waits.
 */
export function mayTakeStep(
  visit: Pick<VisitRow, 'registeredByUserId' | 'hostUserId'>,
  step: VisitStep,
  side: VisitSide,
): boolean {
  if (!VISIT_STEPS[step].by.includes(side)) return false
  const decides = step === 'approve' || step === 'reject'
  return !(decides && side === 'host' && visit.registeredByUserId === visit.hostUserId)
}
