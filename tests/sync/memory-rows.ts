import type { LocationId } from '../../protocol/wire/ids.ts'
import type { AnyRow, Entity, RowOf } from '../../protocol/wire/rows/index.ts'

/** Keys and values, of a transaction or of what is committed. */
export interface Cells {
  /** Null for what is missing or deleted. */
  read<T>(key: string): T | null
  /** Null deletes. */
  write(key: string, value: unknown): void
}

/** What is committed, as cells: for the rows that are there before anything happens. */
export function cellsOf(committed: Map<string, unknown>): Cells {
  return {
    read: <T>(key: string) => (committed.get(key) as T | undefined) ?? null,
    write: (key, value) => void committed.set(key, value),
  }
}

/**
 * Stores a row under `entity:id`, and what it is looked up by: a person by the place and, for one at a time, by address; a
 * company by its name; messages, comments, direct chats, reports and requests by what they belong to.
 */
export function putRow<E extends Entity>(cells: Cells, entity: E, row: RowOf<E>): void {
  cells.write(`${entity}:${row.id}`, row)
  index(cells, { entity, row } as AnyRow)
}

function index(cells: Cells, { entity, row }: AnyRow): void {
  switch (entity) {
    case 'user':
      if (row.email !== null) cells.write(`email:${row.email.toLowerCase()}`, row.id)
      break
    case 'location':
      add(cells, 'locations', row.id)
      break
    case 'membership': {
      const { userId, locationId, companyId } = row
      cells.write(`member:${locationId}:${userId}`, row)
      add<LocationId>(cells, `locations:${userId}`, locationId)
      if (companyId !== null) cells.write(`belongs:${companyId}`, true)
      break
    }
    case 'company':
      cells.write(`named:${row.locationId}:${row.name.toLowerCase()}`, row.id)
      break
    case 'joinRequest':
      cells.write(`request:${row.locationId}:${row.userId}`, row.id)
      break
    case 'conversation':
      for (const userId of row.participantIds) add(cells, `directOf:${userId}`, row.id)
      break
    case 'message':
      cells.write(`at:${row.conversationId}:${row.seq}`, row.id)
      cells.write(
        `last:${row.conversationId}`,
        Math.max(cells.read<number>(`last:${row.conversationId}`) ?? 0, row.seq),
      )
      break
    case 'signature':
      add(cells, `signaturesOf:${row.messageId}`, row.id)
      break
    case 'comment':
      add(cells, `commentsOf:${row.postId}`, row.id)
      break
    case 'report':
      add(cells, `reportsAbout:${row.aboutUserId}`, row.id)
      break
    case 'publicLink':
      add(cells, `linksOf:${row.locationId}:${row.userId}`, row.id)
      break
    case 'visit':
      add(cells, `visitsAt:${row.locationId}`, row.id)
      break
    case 'deskInvitation':
      add(cells, `mailedBy:${row.mailId}`, row.id)
      add(cells, `invitedTo:${row.locationId}`, row.id)
      break
    case 'customerChange':
      add(cells, `changesOf:${row.locationId}:${row.subject.id}`, row.id)
      break
    default:
  }
}

function add<T extends string>(cells: Cells, key: string, value: T): void {
  const known = cells.read<T[]>(key) ?? []
  if (!known.includes(value)) cells.write(key, [...known, value])
}
