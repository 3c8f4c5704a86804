import type { VisitRow } from '../../../protocol/wire/rows/space.ts'
import { clockWords } from '../../ui/time-words.ts'

type VisitStatus = VisitRow['status']

const WORDS: Record<VisitStatus, string> = {
  expected: 'Expected',
  waitingForApproval: 'Waits for approval',
  checkedIn: 'Checked in',
  checkedOut: 'Checked out',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
}

const NOT_READ_MS = 5 * 60_000

/** The status of a visit in words: a dot alone says nothing to somebody who can't tell colours apart. */
export function visitWords(status: VisitStatus): string {
  return WORDS[status]
}

/** What the host knows (use case 3): "Host told 10:02, read 10:03", or "not read for 7 min". */
export function hostWords(visit: VisitRow, nowMs: number, timeZone: string): string | null {
  const { hostToldAt, hostReadAt } = visit
  if (hostToldAt === null) return visit.status === 'checkedIn' ? 'Host not told yet' : null
  const told = `Host told ${clockWords(hostToldAt, timeZone)}`
  if (hostReadAt !== null) return `${told}, read ${clockWords(hostReadAt, timeZone)}`
  const waitedMs = nowMs - hostToldAt
  if (visit.status !== 'checkedIn' || waitedMs < NOT_READ_MS) return `${told}, not read yet`
  return `${told}, not read for ${waitedWords(waitedMs)}`
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
