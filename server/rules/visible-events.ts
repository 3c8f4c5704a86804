import type { WireEvent } from '../../protocol/wire/events.ts'
import type { StreamId } from '../../protocol/wire/ids.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import type { Permission } from '../../protocol/wire/rows/people.ts'

/** Rows of a location's stream that need a permission of their own to be read, and the sign of those who lack it. */
const NEEDS: readonly { permission: Permission; sign: string; entities: readonly string[] }[] = [
  {
    permission: 'chat.read',
    sign: 'c',
    entities: ['conversation', 'message', 'readMark', 'signature', 'savedReply', 'followUp', 'handOver'],
  },
  {
    permission: 'customers.read',
    sign: 'n',
    entities: ['customer', 'customerChange', 'joinRequest', 'customerImport', 'report', 'bar'],
  },
  // Who is invited to the desk, and as what, is read by those who invite.
  { permission: 'administrators.invite', sign: 'i', entities: ['deskInvitation'] },
]

/**
 * What of a stream is withheld from somebody, as the signs of NEEDS: empty for whoever reads all of it. It is the part of
 * the stream's epoch that follows the `~` (see `epochFor`).
 */
export type View = string

/** Every view that there can be. */
export const VIEWS: readonly View[] = NEEDS.reduce<View[]>(
  (views, { sign }) => [...views, ...views.map((view) => view + sign)],
  [''],
)

/** What of the stream is withheld from somebody with this access. */
export function viewOf(access: Access, stream: StreamId): View {
  const here = access.locations.find((location) => stream === `location:${location.locationId}`)
  if (here === undefined) return ''
  return NEEDS.filter(({ permission }) => !here.permissions.includes(permission))
    .map(({ sign }) => sign)
    .join('')
}

/** The rows about reports and bars: for administrators who see customers, and never for the one whom they are about. */
export function isOfOversight({ entity, body }: Pick<WireEvent, 'entity' | 'body'>): boolean {
  if (entity === 'report' || entity === 'bar') return true
  return entity === 'notification' && (body as { category?: unknown } | null)?.category === 'reports'
}

/** What must be readable so that an event may be: a notification is read with what it tells of. */
export function readAs(event: Pick<WireEvent, 'entity' | 'body'>): string {
  if (isOfOversight(event)) return 'report'
  const { entity, body } = event
  const isOfSignature =
    entity === 'notification' && ((body as { signatureId?: unknown } | null)?.signatureId ?? null) !== null
  return isOfSignature ? 'signature' : entity
}

/**
 * The epoch by which a device knows a stream: that of its log, and what of it is withheld. Who is given a right, or loses
 * one, thereby has a stream with another epoch, and fetches anew what may be seen now (I15, I17).
 */
export function epochFor(view: View, epoch: string): string {
  return view === '' ? epoch : `${epoch}~${view}`
}

/** True for rows that a view has not got. */
export function isWithheld(view: View, entity: string): boolean {
  return NEEDS.some(({ sign, entities }) => view.includes(sign) && entities.includes(entity))
}

/**
 * An event as a view has it: one that is withheld is its number alone, so that the stream has no gap (I15, I9). Its kind is
 * one that no device knows. Nobody gets a report about themselves, nor its notification, which has the report's id.
 */
export function eventFor(view: View, event: WireEvent, reportsAboutThem: ReadonlySet<string>): WireEvent {
  const isAboutThem = isOfOversight(event) && reportsAboutThem.has(event.entityId)
  if (!isWithheld(view, readAs(event)) && !isAboutThem) return event
  return { ...event, entity: 'withheld', entityId: '', actor: null, body: null }
}
