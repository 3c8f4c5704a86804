import type { Batch } from '../../protocol/wire/events.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import type { BarRow } from '../../protocol/wire/rows/apart.ts'

/** Whom a committed batch bars from the network: their tokens work no more, and their open connections must end, too. */
export function barredIn(batch: Batch): UserId[] {
  return batch.events
    .filter(({ entity, change }) => entity === 'bar' && change === 'put')
    .map(({ body }) => body as BarRow)
    .filter(({ active }) => active)
    .map(({ id }) => id)
}
