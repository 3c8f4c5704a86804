import type { UserId } from '../wire/ids.ts'
import { mayStartChat, type WhyNot } from './may-start-chat.ts'
import { closenessOf, isNearEnough, type Somebody } from './standing.ts'
import type { House, Person, Way } from './ways.ts'

/** Those who differ in what they may: from the nearest to anybody who is signed in. */
export const AUDIENCES = ['administrators', 'company', 'location', 'network', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

const NOTHING_BETWEEN = { isBlockedByThem: false, hasBlockedThem: false, visits: [] }
const SOMEBODY = '00000000-0000-4000-8000-000000000000' as UserId

/**
 * Whether an audience may start a chat, and by which way or why not. `name`, `community`: hidden, because the name is not
 * shown to them, or Community is not.
 */
export interface Reach {
  audience: Audience
  may: boolean
  because: Way | Exclude<WhyNot, 'hidden'> | 'name' | 'community'
}

/**
 * "Who can message this person, and why" (use case 5): the verdict for a typical one of each audience, by the very rule that
 * the server keeps. An audience is left out where there is nobody like that: a person without a company has no
 * colleagues. Blocks and visits are between two people and not seen from here.
 */
export function whoMayMessage(person: Person, houses: readonly House[]): Reach[] {
  return AUDIENCES.flatMap((audience): Reach[] => {
    const reaches = typicalOf(audience, person).map((viewer): Reach => {
      const verdict = mayStartChat({ ...viewer, isBarred: false }, person, houses, NOTHING_BETWEEN)
      if (verdict.may) return { audience, may: true, because: verdict.way }
      if (verdict.why !== 'hidden') return { audience, may: false, because: verdict.why }
      const seesName = isNearEnough(closenessOf(viewer, person), person.privacy.name)
      return { audience, may: false, because: seesName ? 'community' : 'name' }
    })
    const widest = reaches.find(({ may }) => may) ?? reaches[0]
    return widest === undefined ? [] : [widest]
  })
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
