import type { VisitRow } from '../../../protocol/wire/rows/space.ts'
import type { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import type { StatusTone } from '../../ui/StatusWords.tsx'
import { clockWords } from '../../ui/time-words.ts'

type VisitStatus = VisitRow['status']

const TONES: Record<VisitStatus, StatusTone> = {
  expected: 'plain',
  waitingForApproval: 'waits',
  checkedIn: 'good',
  checkedOut: 'over',
  rejected: 'refused',
  cancelled: 'over',
}

const WORDS: Record<VisitStatus, string> = {
  expected: 'Expected',
  waitingForApproval: 'Waits for approval',
  checkedIn: 'Checked in',
  checkedOut: 'Checked out',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
}

const STEP_BUTTONS: Record<VisitStep, string> = {
  approve: 'Approve',
  reject: 'Reject',
  checkIn: 'Check in',
  checkOut: 'Check out',
  cancel: 'Cancel visit',
}

const STEP_DONE: Record<VisitStep, string> = {
  approve: 'approved',
  reject: 'rejected',
  checkIn: 'checked in',
  checkOut: 'checked out',
  cancel: 'cancelled',
}

const NOT_READ_MS = 5 * 60_000

/** How the status of a visit looks. */
export function visitTone(status: VisitStatus): StatusTone {
  return TONES[status]
}

/** The status of a visit in words. */
export function visitWords(status: VisitStatus): string {
  return WORDS[status]
}

/** What the button of a step says. */
export function stepWords(step: VisitStep): string {
  return STEP_BUTTONS[step]
}

/** What the toast says after a step: "Sun-mi Park checked in". */
export function doneWords({ visitorName }: Pick<VisitRow, 'visitorName'>, step: VisitStep): string {
  if (step === 'cancel') return `The visit of ${visitorName} is cancelled`
  return `${visitorName} ${STEP_DONE[step]}`
}

/** A code as it is read out: "012 345". */
export function codeWords(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}

/**
 * What the host knows (use case 3): "Host told 10:02, read 10:03, on the way", or "not read for 7 min", with the nudge.
 */
export function hostWords(visit: VisitRow, nowMs: number, timeZone: string): string | null {
  const { hostToldAt, hostReadAt, hostComingAt, nudgedAt } = visit
  if (hostToldAt === null) return visit.status === 'checkedIn' ? 'Host not told yet' : null
  const told = `Host told ${clockWords(hostToldAt, timeZone)}`
  if (hostReadAt !== null) {
    const read = `${told}, read ${clockWords(hostReadAt, timeZone)}`
    return hostComingAt === null || visit.status !== 'checkedIn' ? read : `${read}, on the way`
  }
  const nudged = nudgedAt === null ? '' : `, nudged ${clockWords(nudgedAt, timeZone)}`
  const waitedMs = nowMs - hostToldAt
  if (visit.status !== 'checkedIn' || waitedMs < NOT_READ_MS) return `${told}${nudged}, not read yet`
  return `${told}${nudged}, not read for ${waitedWords(waitedMs)}`
}

/**
 * What the desk knows of the chat of host and visitor (use case 3): "Chat: host wrote 10:02, delivered 10:02, read 10:03". Its
 * words are nobody's but theirs.
 */
export function chatWords({ chat }: VisitRow, timeZone: string): string | null {
  if (chat == null) return null
  const wrote = `Chat: ${chat.by} wrote ${clockWords(chat.sentAt, timeZone)}`
  if (chat.deliveredAt === null) return `${wrote}, not delivered yet`
  const delivered = `${wrote}, delivered ${clockWords(chat.deliveredAt, timeZone)}`
  return chat.readAt === null
    ? `${delivered}, not read yet`
    : `${delivered}, read ${clockWords(chat.readAt, timeZone)}`
}

/** True while a visitor stands at the desk and the host has not looked for five minutes. */
export function waitsForHost(visit: VisitRow, nowMs: number): boolean {
  const { status, hostToldAt, hostReadAt } = visit
  return (
    status === 'checkedIn' && hostToldAt !== null && hostReadAt === null && nowMs - hostToldAt >= NOT_READ_MS
  )
}

function waitedWords(waitedMs: number): string {
  const minutes = Math.floor(waitedMs / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
