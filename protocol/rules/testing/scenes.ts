import type { CompanyId, LocationId, UserId } from '../../wire/ids.ts'
import { PrivacyLevel } from '../../wire/rows/people.ts'
import { Visibility, type VisitStatus } from '../../wire/rows/space.ts'
import { STRANGER, type Place, type Somebody } from '../standing.ts'
import type { Between, House, Person } from '../ways.ts'

const id = (end: string) => `00000000-0000-4000-8000-00000000000${end}`
export const HERE = id('a') as LocationId
const ELSEWHERE = id('b') as LocationId
const COMPANY = id('c') as CompanyId
const THEM = id('1') as UserId
const ASKER = id('2') as UserId

export const ASKERS = [
  'signedOut',
  'guest',
  'nonmemberHere',
  'memberHere',
  'colleague',
  'memberElsewhere',
  'administratorHere',
  'administratorElsewhere',
  'self',
] as const
export const PERSONS = ['nonmember', 'member', 'memberOfCompany', 'administrator', 'removed'] as const
export const BLOCKS = ['none', 'byThem', 'byAsker', 'both'] as const
export const SWITCHES = ['on', 'off'] as const
/** One of each kind: there is none, one that brings people together, and one that doesn't. */
const VISITS = ['none', 'checkedIn', 'rejected'] as const
export const BARS = ['none', 'asker', 'person'] as const

/** One row of the truth table, in the words in which a person would say it. */
export interface Scene {
  asker: (typeof ASKERS)[number]
  person: (typeof PERSONS)[number]
  community: Visibility
  feed: Visibility
  name: PrivacyLevel
  hasPosted: boolean
  block: (typeof BLOCKS)[number]
  chats: (typeof SWITCHES)[number]
  visit: 'none' | VisitStatus
  barred: (typeof BARS)[number]
}

/** Every combination of role, visibility, privacy, posts, block, switch, visit and bar. */
export function* everyScene(): Generator<Scene> {
  for (const asker of ASKERS)
    for (const person of PERSONS)
      for (const community of Visibility.options)
        for (const feed of Visibility.options)
          for (const name of PrivacyLevel.options)
            for (const hasPosted of [false, true])
              for (const block of BLOCKS)
                for (const chats of SWITCHES)
                  for (const visit of VISITS)
                    for (const barred of BARS)
                      yield { asker, person, community, feed, name, hasPosted, block, chats, visit, barred }
}

/** The scene as the rules take it. */
export function factsOf(scene: Scene): {
  asker: Somebody & { isBarred: boolean }
  person: Person
  houses: House[]
  between: Between
} {
  const { community, feed, block, visit } = scene
  const asker = askerOf(scene)
  return {
    asker: { ...asker, isBarred: scene.barred === 'asker' },
    person: {
      userId: THEM,
      places: placesOf(scene.person),
      privacy: { name: scene.name, email: scene.name, phone: scene.name, bookings: scene.name },
      isBarred: scene.barred === 'person',
      postsAt: scene.hasPosted ? [HERE] : [],
    },
    houses: [
      { locationId: HERE, chatsOn: scene.chats === 'on', community, feed, visitors: 'administrators' },
      // Open to all, so that a rule which mixes up two locations is found.
      {
        locationId: ELSEWHERE,
        chatsOn: true,
        community: 'public',
        feed: 'public',
        visitors: 'administrators',
      },
    ],
    between: {
      isBlockedByThem: block === 'byThem' || block === 'both',
      hasBlockedThem: block === 'byAsker' || block === 'both',
      visits: visit === 'none' ? [] : [{ locationId: HERE, status: visit }],
    },
  }
}

function place(locationId: LocationId, more: Partial<Place> = {}): Place {
  return { locationId, type: 'member', isAdministrator: false, companyId: null, ...more }
}

function placesOf(person: Scene['person']): Place[] {
  switch (person) {
    case 'removed':
      return []
    case 'nonmember':
      return [place(HERE, { type: 'nonmember' })]
    case 'member':
      return [place(HERE)]
    case 'memberOfCompany':
      return [place(HERE, { companyId: COMPANY })]
    case 'administrator':
      return [place(HERE, { isAdministrator: true })]
  }
}

function askerOf({ asker, person }: Scene): Somebody {
  const places: Record<Exclude<Scene['asker'], 'signedOut' | 'self'>, Place[]> = {
    guest: [],
    nonmemberHere: [place(HERE, { type: 'nonmember' })],
    memberHere: [place(HERE)],
    colleague: [place(HERE, { companyId: COMPANY })],
    memberElsewhere: [place(ELSEWHERE)],
    administratorHere: [place(HERE, { isAdministrator: true })],
    administratorElsewhere: [place(ELSEWHERE, { isAdministrator: true })],
  }
  if (asker === 'signedOut') return STRANGER
  if (asker === 'self') return { userId: THEM, places: placesOf(person) }
  return { userId: ASKER, places: places[asker] }
}
