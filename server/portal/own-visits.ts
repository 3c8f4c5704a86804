import type { PortalVisit, PortalVisits, VisitLinkView } from '../../protocol/wire/portal-visits.ts'
import { directConversationId, type ConversationId, type UserId } from '../../protocol/wire/ids.ts'
import type { LocationRow, VisitRow } from '../../protocol/wire/rows/space.ts'
import { undoableStep, VISIT_STEPS, VisitStep } from '../../protocol/wire/visit-steps.ts'
import { isVisitorNamedTo } from '../../protocol/rules/see-visit.ts'
import { isSeenBy } from '../../protocol/rules/standing.ts'
import { hashOf } from '../auth/tokens.ts'
import type { Queries } from '../database/database.ts'
import { rowColumns } from '../database/rows.ts'
import { askerOf, housesOf, personsOf } from '../rules/facts.ts'
import { localDay } from '../rules/local-day.ts'
import { mayTakeStep } from '../rules/visit-rights.ts'

const SHOWN = 200
const DAY_MS = 86_400_000

type Own = VisitRow & { visitorUserId: UserId | null }

/** The visits of a host in the portal, where they may register some, and who else comes today, as far as that is shown. */
export async function visitsOfHost(queries: Queries, userId: UserId, now: number): Promise<PortalVisits> {
  const places = await queries.query<LocationRow & { memberType: 'member' | 'nonmember' }>(
    `select ${rowColumns('location')}, m.type as "memberType" from memberships m join locations t on t.id = m.location_id
     where m.user_id = $1 order by m.since, t.id`,
    [userId],
  )
  const here = places.map(({ id }) => id)
  const own = await queries.query<Own>(
    `select ${rowColumns('visit')}, t.visitor_user_id as "visitorUserId" from visits t
     where t.host_user_id = $1 and t.location_id = any($2::uuid[]) order by t.expected_at desc, t.id limit ${SHOWN}`,
    [userId, here],
  )
  return {
    locations: places
      .filter(({ memberType }) => memberType === 'member')
      .map(({ id, name, timeZone, visitsNeedApproval }) => ({
        id,
        name,
        timeZone,
        needsApproval: visitsNeedApproval,
      })),
    visits: own.map((visit) => portalVisit(visit, userId, now)),
    others: await othersToday(queries, userId, now),
  }
}

type Other = PortalVisits['others'][number]

/** Who else is expected today, or has come, wherever the rules show visitors to this person, and as far as each shows the name. */
async function othersToday(queries: Queries, userId: UserId, now: number): Promise<Other[]> {
  const asker = await askerOf(queries, userId)
  const open = (await housesOf(queries)).filter(({ visitors, locationId }) =>
    isSeenBy(visitors, asker, locationId),
  )
  const near = await queries.query<Other & { personId: UserId | null }>(
    `select t.id, t.location_id as "locationId", l.name as "locationName", l.time_zone as "timeZone",
       t.visitor_name as "visitorName", t.status, t.expected_at as "expectedAt",
       (select u.id from users u where lower(u.email) = lower(t.visitor_email)
        order by exists (select 1 from memberships m where m.user_id = u.id) desc, u.id limit 1) as "personId"
     from visits t join locations l on l.id = t.location_id
     where t.location_id = any($1::uuid[]) and t.host_user_id <> $2 and t.expected_at > $3 and t.expected_at < $4
       and t.status in ('expected', 'checkedIn') order by t.expected_at, t.id limit ${SHOWN}`,
    [open.map(({ locationId }) => locationId), userId, now - 2 * DAY_MS, now + 2 * DAY_MS],
  )
  const today = near.filter(
    ({ timeZone, expectedAt }) => localDay(expectedAt, timeZone) === localDay(now, timeZone),
  )
  const persons = await personsOf(
    queries,
    today.flatMap(({ personId }) => personId ?? []),
  )
  const houses = new Map(open.map((house) => [house.locationId, house]))
  return today.flatMap(({ personId, ...visit }) => {
    const house = houses.get(visit.locationId)
    const visitor = personId === null ? null : (persons.get(personId) ?? null)
    return house !== undefined && isVisitorNamedTo(asker, visitor, house) ? [visit] : []
  })
}

function portalVisit(visit: Own, userId: UserId, now: number): PortalVisit {
  const mayTake = (step: VisitStep) => mayTakeStep(visit, step, 'host')
  const undo = undoableStep(visit, now)
  return {
    id: visit.id,
    locationId: visit.locationId,
    visitorName: visit.visitorName,
    visitorEmail: visit.visitorEmail,
    visitorCompany: visit.visitorCompany,
    status: visit.status,
    expectedAt: visit.expectedAt,
    checkedInAt: visit.checkedInAt,
    hostToldAt: visit.hostToldAt,
    hostReadAt: visit.hostReadAt,
    hostComingAt: visit.hostComingAt,
    mailedAt: visit.mailedAt,
    code: visit.code,
    steps: VisitStep.options.filter((step) => mayTake(step) && VISIT_STEPS[step].from.includes(visit.status)),
    undo: undo !== null && mayTake(undo) && visit.statusByUserId === userId ? undo : null,
    visitorUserId: visit.status === 'rejected' ? null : visit.visitorUserId,
  }
}

interface Linked extends VisitRow {
  hostName: string
  visitorUserId: UserId
  conversationId: ConversationId
  locationName: string
  address: string
  timeZone: string
}

/** What the holder of a link may see; null for a secret that opens nothing (any more). */
export async function visitOfLink(
  queries: Queries,
  secret: string,
  now: number,
): Promise<VisitLinkView | null> {
  const visits = await queries.query<Linked>(
    `select ${rowColumns('visit')}, t.visitor_user_id as "visitorUserId", host.name as "hostName",
       k.conversation_id as "conversationId", place.name as "locationName", place.address, place.time_zone as "timeZone"
     from visitor_links k join visits t on t.visitor_user_id = k.user_id join users host on host.id = t.host_user_id
     join locations place on place.id = t.location_id
     where k.hash = $1 and k.expires_at > $2 order by abs(t.expected_at - $2), t.id`,
    [hashOf(secret), now],
  )
  const visit = visits.find(
    ({ hostUserId, visitorUserId, conversationId }) =>
      directConversationId(hostUserId, visitorUserId) === conversationId,
  )
  if (visit === undefined) return null
  const { status } = visit
  return {
    visitorName: visit.visitorName,
    hostName: visit.hostName,
    locationName: visit.locationName,
    address: visit.address,
    timeZone: visit.timeZone,
    expectedAt: visit.expectedAt,
    status,
    code: status === 'expected' ? visit.code : null,
    hostComing: status === 'checkedIn' && visit.hostComingAt !== null,
    hasChat: status !== 'rejected',
    mayWrite: status !== 'rejected' && status !== 'cancelled',
  }
}
