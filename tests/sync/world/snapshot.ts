import type { StreamId } from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { FetchedPage, PageRequest } from '../../../main/sync/options.ts'
import { rowsIn, streamsOf } from './rows.ts'

const PAGE_ROWS = 10

/** One page of the rows as they are now, newest ids first, as the server's GET /sync/snapshot answers. */
export function snapshotPage(committed: ReadonlyMap<string, unknown>, request: PageRequest): FetchedPage {
  const { stream, tier, after } = request
  const inTier = rowsIn(committed).filter(
    (row) => streamsOf(row).includes(stream) && tiersOf(row, committed).includes(tier),
  )
  inTier.sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
  const rest = after === null ? inTier : inTier.filter((row) => keyOf(row) < after)
  const rows = rest.slice(0, PAGE_ROWS)
  return {
    stream,
    tier,
    epoch: committed.get('epoch') as string,
    at: headOf(committed, stream).head,
    rows,
    next: rest.length > PAGE_ROWS ? keyOf(rows.at(-1)!) : null,
    total: inTier.length,
  }
}

function keyOf({ entity, row }: AnyRow): string {
  return `${row.id} ${entity}`
}

/** The first screen needs people, chats and each chat's newest message; old messages come last. */
function tiersOf({ entity, row }: AnyRow, committed: ReadonlyMap<string, unknown>): number[] {
  switch (entity) {
    case 'user':
    case 'conversation':
      return [0]
    case 'readMark':
      return [0]
    case 'message':
      return committed.get(`last:${row.conversationId}`) === row.seq ? [0, 2] : [2]
    default:
      return [1]
  }
}

/** How far the log of a stream reaches, and from where. */
export function headOf(
  committed: ReadonlyMap<string, unknown>,
  stream: StreamId,
): { head: number; floor: number } {
  const number = (key: string) => (committed.get(`${key}:${stream}`) as number | undefined) ?? 0
  return { head: number('head'), floor: number('floor') }
}
