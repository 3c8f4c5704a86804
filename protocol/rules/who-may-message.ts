import type { UserId } from '../wire/ids.ts'
import { mayStartChat, type Verdict } from './may-start-chat.ts'
import type { Somebody } from './standing.ts'
import type { House, Person } from './ways.ts'

/** Those who differ in what they may: from the nearest to anybody who is signed in. */
export const AUDIENCES = ['administrators', 'company', 'location', 'network', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

const NOBODY_IN_BETWEEN = { isBlockedByThem: false, hasBlockedThem: false, visits: [] }
const SOMEBODY = '00000000-0000-4000-8000-000000000000' as UserId

/**
 * "Who can message this person, and why" (use case 5): the verdict for a typical one of each audience, by the very rule that
 * the server keeps. `null` where there is nobody like that: a person without a company has no colleagues. Blocks and
 * visits are between two people and not seen from here.
 */
export function whoMayMessage(person: Person, houses: readonly House[]): Record<Audience, Verdict | null> {
  const verdictFor = (audience: Audience): Verdict | null => {
    const viewers = typicalOf(audience, person)
    const verdicts = viewers.map((viewer) =>
      mayStartChat({ ...viewer, isBarred: false }, person, houses, NOBODY_IN_BETWEEN),
    )
    return verdicts.find(({ may }) => may) ?? verdicts[0] ?? null
  }
  return Object.fromEntries(AUDIENCES.map((audience) => [audience, verdictFor(audience)])) as Record<
    Audience,
    Verdict | null
  >
}

/** One viewer of the audience for each location where the person is known. */
function typicalOf(audience: Audience, { places }: Person): Somebody[] {
  const elsewhere = '00000000-0000-4000-8000-000000000001' as Person['places'][number]['locationId']
  const viewer = (more: Partial<Person['places'][number]>): Somebody => ({
    userId: SOMEBODY,
    places: [{ locationId: elsewhere, type: 'member', isAdministrator: false, companyId: null, ...more }],
  })
  switch (audience) {
    case 'administrators':
      return places.map(({ locationId }) => viewer({ locationId, isAdministrator: true }))
    case 'company':
      return places
        .filter(({ companyId }) => companyId !== null)
        .map(({ locationId, companyId }) => viewer({ locationId, companyId }))
    case 'location':
      return places.map(({ locationId }) => viewer({ locationId }))
    case 'network':
      return [viewer({})]
    case 'public':
      return [viewer({ type: 'nonmember' })]
  }
}
