import { visitNotificationId } from '../../../../protocol/wire/ids.ts'
import type { NotificationRow, VisitRow } from '../../../../protocol/wire/rows/space.ts'
import type { StreamWriter } from '../../stream-writer.ts'
import type { SyncTransaction } from '../../storage.ts'
import type { Change } from '../effect.ts'

/** A row in Notifications: the host's visitor is here. */
export function noteArrival({ tx, at }: Change, writer: StreamWriter, visit: VisitRow): Promise<void> {
  return write(tx, writer, visit, 'arrival', {
    kind: 'visit.checkedIn',
    verb: 'has a visitor:',
    detail: visit.visitorCompany === null ? 'Checked in' : `Checked in · ${visit.visitorCompany}`,
    at: visit.checkedInAt ?? at,
  })
}

/** The same row, when the check-in was taken back. */
export function noteMistake({ tx, at }: Change, writer: StreamWriter, visit: VisitRow): Promise<void> {
  return write(tx, writer, visit, 'arrival', {
    kind: 'visit.undone',
    verb: 'still waits for',
    detail: 'The check-in was taken back',
    at,
  })
}

/** The desk has to see to it: the host has not read that the visitor is here. `told` says what was tried. */
export function noteSilence(
  tx: SyncTransaction,
  writer: StreamWriter,
  visit: VisitRow,
  at: number,
  told: string,
): Promise<void> {
  return write(tx, writer, visit, 'silence', {
    kind: 'visit.hostSilent',
    verb: 'does not answer about',
    detail: told,
    at,
  })
}

async function write(
  tx: SyncTransaction,
  writer: StreamWriter,
  visit: VisitRow,
  about: 'arrival' | 'silence',
  words: Pick<NotificationRow, 'kind' | 'verb' | 'detail' | 'at'>,
): Promise<void> {
  const id = visitNotificationId(visit.id, about)
  const before = await tx.notification(id)
  const row: NotificationRow = {
    id,
    rev: (before?.rev ?? 0) + 1,
    locationId: visit.locationId,
    category: 'visitors',
    actor: { kind: 'user', id: visit.hostUserId },
    object: visit.visitorName,
    bookedBy: null,
    bookingId: null,
    firstBooking: false,
    ...words,
  }
  await tx.putNotification(row)
  await writer.put('notification', row)
}
