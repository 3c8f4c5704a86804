import type { StreamId, UserId } from '../../../protocol/wire/ids.ts'
import { locationStream, userStream } from '../../../protocol/wire/ids.ts'
import type { AnyRow, Entity } from '../../../protocol/wire/rows/index.ts'
import { BEN, ANNA, LOCATION } from './place.ts'

const STORED: Entity[] = [
  'user',
  'conversation',
  'message',
  'customer',
  'readMark',
  'savedReply',
  'followUp',
  'handOver',
  'notification',
  'notificationMark',
  'notificationChoice',
]

/** What one user alone has. */
const OWN: Entity[] = ['readMark', 'notificationMark', 'notificationChoice']

/** The key under which a row lies in the storage. */
export function keyOf({ entity, row }: AnyRow): string {
  return `${entity}:${row.id}`
}

/** The stream that carries a row; an administrator's own marks are for that user's devices alone. */
export function streamOf({ entity, row }: AnyRow): StreamId {
  return ownStreamOf(OWN.includes(entity) ? (row as { userId: UserId }).userId : null)
}

/** The stream of a mark of this user, or of a row that is nobody's mark. */
export function ownStreamOf(user: UserId | null): StreamId {
  return user === ANNA || user === BEN ? userStream(user) : locationStream(LOCATION)
}

/** All rows of a database. */
export function rowsIn(committed: ReadonlyMap<string, unknown>): AnyRow[] {
  const rows: AnyRow[] = []
  for (const [key, row] of committed) {
    const entity = key.slice(0, key.indexOf(':')) as Entity
    if (row !== null && STORED.includes(entity)) rows.push({ entity, row } as AnyRow)
  }
  return rows
}
