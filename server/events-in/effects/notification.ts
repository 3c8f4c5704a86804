import { newId, type NotificationId } from '../../../protocol/wire/ids.ts'
import type { NotificationRow } from '../../../protocol/wire/rows/space.ts'
import type { StreamWriters } from '../../sync/stream-writers.ts'
import type { Taking } from '../taking.ts'

/** Adds a row to Notifications. Its time is the server's: another system's clock orders nothing that is shown. */
export async function addNotification(
  { rows, at }: Taking,
  streams: StreamWriters,
  told: Omit<NotificationRow, 'id' | 'rev' | 'at'>,
): Promise<void> {
  const row: NotificationRow = { id: newId() as NotificationId, rev: 1, at, ...told }
  await rows.putNotification(row)
  await streams.put('notification', row)
}
