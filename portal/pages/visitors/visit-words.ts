import type { PortalVisit } from '../../../protocol/wire/portal-visits.ts'
import type { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import type { StatusTone } from '../../../renderer/ui/StatusWords.tsx'
import { clockWords } from '../../../renderer/ui/time-words.ts'

const STATUS: Record<PortalVisit['status'], string> = {
  expected: 'Expected',
  waitingForApproval: 'Waits for approval',
  checkedIn: 'Checked in',
  checkedOut: 'Checked out',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
}

const TONES: Record<PortalVisit['status'], StatusTone> = {
  expected: 'plain',
  waitingForApproval: 'waits',
  checkedIn: 'good',
  checkedOut: 'over',
  rejected: 'refused',
  cancelled: 'over',
}

const STEPS: Record<VisitStep, string> = {
  approve: 'Approve',
  reject: 'Reject',
  checkIn: 'Check in',
  checkOut: 'Has left',
  cancel: 'Cancel visit',
}

/** The status of a visit in words. */
export function statusWords(status: PortalVisit['status']): string {
  return STATUS[status]
}

/** How the status of a visit looks. */
export function statusTone(status: PortalVisit['status']): StatusTone {
  return TONES[status]
}

/** What the button of a step says. */
export function stepWords(step: VisitStep): string {
  return STEPS[step]
}

/** A code as it is read out: "012 345". */
export function codeWords(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}

/** What the host did with the news of an arrival; null before there is any. */
export function answerWords(visit: PortalVisit, timeZone: string): string | null {
  if (visit.status !== 'checkedIn') return null
  if (visit.hostComingAt !== null)
    return `You are on the way since ${clockWords(visit.hostComingAt, timeZone)}`
  if (visit.hostReadAt !== null) return `You read this at ${clockWords(visit.hostReadAt, timeZone)}`
  return null
}
