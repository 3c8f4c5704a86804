import {
  directConversationId,
  locationStream,
  userStream,
  type ConversationId,
  type StreamId,
  type UserId,
} from '../../../protocol/wire/ids.ts'
import type { JoinRequestRow } from '../../../protocol/wire/rows/customers.ts'
import { isEntity, type AnyRow, type Entity } from '../../../protocol/wire/rows/index.ts'
import { ANNA, BEN, CUSTOMERS, LOCATION } from './place.ts'

/** What one user alone has. */
const OWN: Entity[] = ['readMark', 'notificationMark', 'notificationChoice', 'feedMark']

const PEOPLE = [ANNA, BEN, ...CUSTOMERS]

/** The chat that two people have with one another, if they have one, and who they are. */
const DIRECT_CHATS = new Map<string, UserId[]>(
  PEOPLE.flatMap((one) => PEOPLE.map((other) => [directConversationId(one, other), [one, other]] as const)),
)

/** What says where a row belongs: whose it is, and in which conversation. */
export interface Belonging {
  entity: Entity
  userId: UserId | null
  conversationId: ConversationId | null
}

/** The key under which a row lies in the storage. */
export function keyOf({ entity, row }: AnyRow): string {
  return `${entity}:${row.id}`
}

/** The streams that carry a row, among those that a device watches. */
export function streamsOf({ entity, row }: AnyRow): StreamId[] {
  const userId = 'userId' in row ? row.userId : null
  const chat = 'conversationId' in row ? row.conversationId : null
  return streamsFor({ entity, userId, conversationId: entity === 'conversation' ? row.id : chat })
}

/**
 * The same by what the row belongs to: a direct chat and a block are for the people concerned, an administrator's own marks
 * for that user's devices alone, everything else for all of the location's staff.
 */
export function streamsFor({ entity, userId, conversationId }: Belonging): StreamId[] {
  const people = entity === 'report' ? undefined : DIRECT_CHATS.get(conversationId ?? '')
  if (people !== undefined) return people.filter(isDesk).map(userStream)
  if (entity === 'block') return userId !== null && isDesk(userId) ? [userStream(userId)] : []
  if (OWN.includes(entity) && userId !== null && isDesk(userId)) return [userStream(userId)]
  return [locationStream(LOCATION)]
}

/** All rows of a database that a device may have: of people, those who are known at the location or ask to join it. */
export function rowsIn(committed: ReadonlyMap<string, unknown>): AnyRow[] {
  const rows: AnyRow[] = []
  for (const [key, row] of committed) {
    const [entity = '', id = ''] = key.split(':')
    if (row === null || !isEntity(entity)) continue
    if (entity === 'user' && !isSeen(committed, id)) continue
    rows.push({ entity, row } as AnyRow)
  }
  return rows
}

function isSeen(committed: ReadonlyMap<string, unknown>, userId: string): boolean {
  if ((committed.get(`member:${LOCATION}:${userId}`) ?? null) !== null) return true
  const request = committed.get(`joinRequest:${committed.get(`request:${LOCATION}:${userId}`) as string}`)
  return (request as JoinRequestRow | undefined)?.state === 'open'
}

function isDesk(user: UserId): boolean {
  return user === ANNA || user === BEN
}
