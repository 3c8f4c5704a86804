import { locationStream, type CompanyId } from '../../../../protocol/wire/ids.ts'
import type { CompanyRow, MembershipRow } from '../../../../protocol/wire/rows/people.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'
import { tellHistory, type Told } from './history.ts'
import { mailInvitation } from './invitation.ts'

type Wanted = BodyOf<'membership.change'>['changes'][number]

/**
 * Converts nonmembers to members, removes members (who become nonmembers: their thread stays), and sets company and plan.
 * Whoever is no longer here is left out; nobody left is a refusal. Administrators are colleagues, not customers.
 */
export const changeMemberships: Effect<'membership.change'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'customers.write')
  const ids = body.changes.map(({ userId }) => userId)
  const stored = new Map((await tx.memberships(locationId, ids)).map((row) => [row.userId, row]))
  if (stored.size === 0) {
    throw new Refusal('notFound', 'None of these people is at this location any more.')
  }
  const companies = new Map<CompanyId, CompanyRow>()
  const rows: MembershipRow[] = []
  const told: Told[] = []
  for (const wanted of body.changes) {
    const before = stored.get(wanted.userId)
    if (before === undefined) continue
    if (before.adminRole !== null) {
      throw new Refusal(
        'forbidden',
        'Somebody of these works here. Administrators are not changed as customers.',
      )
    }
    await knowCompanies(change, body, companies, [wanted.companyId, before.companyId])
    const after = changed(before, wanted, at)
    const lines = linesOf(before, after, companies)
    if (lines.length === 0) continue
    stored.set(wanted.userId, after)
    rows.push(after)
    told.push(...lines)
    if (before.type === 'nonmember' && after.type === 'member') {
      const [user] = await tx.users([after.userId])
      await mailInvitation(change, locationId, user?.email ?? null)
    }
  }
  await tx.putAll('membership', rows)
  await writer.putAll('membership', rows)
  await tellHistory(change, writer, locationId, told)
  return writer
}

/** The company that is wanted must be one of this location's; the one that is left may be anything. */
async function knowCompanies(
  { tx }: Change,
  { locationId }: BodyOf<'membership.change'>,
  known: Map<CompanyId, CompanyRow>,
  [wanted, left]: [CompanyId | null | undefined, CompanyId | null],
): Promise<void> {
  for (const id of [wanted, left]) {
    if (id == null || known.has(id)) continue
    const row = await tx.company(id)
    if (row !== null) known.set(id, row)
    if (id === wanted && row?.locationId !== locationId) {
      throw new Refusal('notFound', 'This company is no longer at this location.')
    }
  }
}

function changed(before: MembershipRow, wanted: Wanted, at: number): MembershipRow {
  const type = wanted.as ?? before.type
  return {
    ...before,
    rev: before.rev + 1,
    type,
    companyId: wanted.companyId === undefined ? before.companyId : wanted.companyId,
    companyRole: wanted.companyRole === undefined ? before.companyRole : wanted.companyRole,
    plan: wanted.plan === undefined ? before.plan : wanted.plan,
    since: type === before.type ? before.since : at,
  }
}

function linesOf(
  before: MembershipRow,
  after: MembershipRow,
  companies: ReadonlyMap<CompanyId, CompanyRow>,
): Told[] {
  const subject = { kind: 'user' as const, id: after.userId }
  const name = ({ companyId, companyRole }: MembershipRow) => {
    if (companyId === null) return null
    const company = companies.get(companyId)?.name ?? 'a company'
    return companyRole === null ? company : `${company}, ${companyRole}`
  }
  const lines: Told[] = []
  if (before.type !== after.type) {
    lines.push({ subject, kind: after.type === 'member' ? 'converted' : 'removed', of: after })
  }
  if (name(before) !== name(after) || before.companyId !== after.companyId) {
    lines.push({ subject, kind: 'company', before: name(before), after: name(after), of: after })
  }
  if (before.plan !== after.plan) {
    lines.push({ subject, kind: 'plan', before: before.plan, after: after.plan, of: after })
  }
  return lines
}
