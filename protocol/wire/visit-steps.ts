import { z } from 'zod'
import type { UserId } from './ids.ts'
import type { VisitRow, VisitStatus } from './rows/space.ts'

/** What is done with a visit. */
export const VisitStep = z.enum(['approve', 'reject', 'checkIn', 'checkOut', 'cancel'])
export type VisitStep = z.infer<typeof VisitStep>

/** Whose side takes a step: the desk of the location, or the host. */
export type VisitSide = 'desk' | 'host'

/** From which states a step leads where, and who may take it (mission.md, "visit"). */
export const VISIT_STEPS: Readonly<
  Record<VisitStep, { from: readonly VisitStatus[]; to: VisitStatus; by: readonly VisitSide[] }>
> = {
  approve: { from: ['waitingForApproval'], to: 'expected', by: ['desk', 'host'] },
  reject: { from: ['waitingForApproval'], to: 'rejected', by: ['desk', 'host'] },
  checkIn: { from: ['expected'], to: 'checkedIn', by: ['desk'] },
  checkOut: { from: ['checkedIn'], to: 'checkedOut', by: ['desk', 'host'] },
  cancel: { from: ['waitingForApproval', 'expected'], to: 'cancelled', by: ['desk', 'host'] },
}

/** How long the last step can be taken back, in milliseconds. */
export const UNDO_MS = 15 * 60_000

type Stepped = Pick<
  VisitRow,
  | 'status'
  | 'statusBefore'
  | 'statusAt'
  | 'statusByUserId'
  | 'checkedInAt'
  | 'checkedOutAt'
  | 'hostToldAt'
  | 'hostReadAt'
  | 'hostComingAt'
  | 'nudgedAt'
>

/**
 * The visit after a step; null when the step does not lead on from where it is. The server and the device, which shows
 * what waits, work it out alike. `at` in milliseconds since 1970.
 */
export function afterStep<Visit extends Stepped>(
  visit: Visit,
  step: VisitStep,
  at: number,
  byUserId: UserId | null,
): Visit | null {
  const { from, to } = VISIT_STEPS[step]
  if (!from.includes(visit.status)) return null
  const next = { ...visit, status: to, statusBefore: visit.status, statusAt: at, statusByUserId: byUserId }
  if (step === 'checkIn') return { ...next, checkedInAt: at }
  if (step === 'checkOut') return { ...next, checkedOutAt: at }
  return next
}

/**
 * The visit with its last step taken back; null when that was another step, is too long ago, or was taken back already.
 * What followed from a check-in goes with it.
 */
export function beforeStep<Visit extends Stepped>(visit: Visit, step: VisitStep, at: number): Visit | null {
  const { statusBefore, statusAt } = visit
  if (statusBefore === null || statusAt === null) return null
  const { from, to } = VISIT_STEPS[step]
  if (visit.status !== to || !from.includes(statusBefore) || at - statusAt > UNDO_MS) return null
  const back = { ...visit, status: statusBefore, statusBefore: null, statusAt: at, statusByUserId: null }
  if (step === 'checkOut') return { ...back, checkedOutAt: null }
  if (step !== 'checkIn') return back
  return {
    ...back,
    checkedInAt: null,
    hostToldAt: null,
    hostReadAt: null,
    hostComingAt: null,
    nudgedAt: null,
  }
}

/** The step that the visit's last change was; null when it can't be taken back any more. */
export function undoableStep(visit: Stepped, at: number): VisitStep | null {
  return VisitStep.options.find((step) => beforeStep(visit, step, at) !== null) ?? null
}
