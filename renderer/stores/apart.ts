import type { ApartView, BarView, ReportView } from '../../protocol/ipc/apart-views.ts'
import type { ReportId, UserId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'
import { whenChanged } from './rereading.ts'

/** What was reported at the current location: open reports first. */
export const useReports = createReading<ReportView[]>(['report', 'bar', 'user', 'outbox'], async () => {
  return (await call('apart.reports', {})).reports
})

/** Who is barred from the network, the last one first. */
export const useBars = createReading<BarView[]>(['bar', 'user', 'outbox'], async () => {
  return (await call('apart.bars', {})).bars
})

/** What stands between the network, or oneself, and a person. */
export function readApart(userId: UserId): Promise<ApartView> {
  return call('apart.of', { userId })
}

/** Calls `reread` when somebody is barred or blocked, or no longer. */
export function whenApartChanges(reread: () => void): () => void {
  return whenChanged(['bar', 'block', 'outbox'], reread)
}

/** Blocks somebody for oneself, or ends that. */
export async function block(userId: UserId, active: boolean): Promise<void> {
  await call('apart.block', { userId, active })
}

/** Bars somebody from the network, or lets them in again. */
export async function bar(userId: UserId, active: boolean, reason: string): Promise<void> {
  await call('apart.bar', { userId, active, reason })
}

/** A report is dealt with, or open again. */
export async function handleReport(reportId: ReportId, handled: boolean): Promise<void> {
  await call('apart.handleReport', { reportId, handled })
}
