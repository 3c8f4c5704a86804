import { expect, test } from 'vitest'
import { Visibility, VisitStatus } from '../wire/rows/space.ts'
import { mayStartChat, type Verdict } from './may-start-chat.ts'
import { isListedFor, seenOf } from './see-person.ts'
import { isHostToAll, isVisitorNamedTo } from './see-visit.ts'
import { isSeenBy } from './standing.ts'
import { everyScene, factsOf, HERE, type Scene } from './testing/scenes.ts'

// The rules of use case 5 once more, written down naively and in other words: who belongs to whom is a list for each
// level. Both are asked about every combination there is.

const MEMBERS_HERE: Scene['asker'][] = ['memberHere', 'colleague', 'administratorHere']
const MEMBERS_ANYWHERE: Scene['asker'][] = [...MEMBERS_HERE, 'memberElsewhere', 'administratorElsewhere']

function seesPane(asker: Scene['asker'], visibility: Visibility, person: Scene['person']): boolean {
  if (asker === 'self') return seesPane(ALIKE[person], visibility, person)
  if (visibility === 'public' || asker === 'administratorHere') return true
  if (visibility === 'networkMembers') return MEMBERS_ANYWHERE.includes(asker)
  return visibility === 'locationMembers' && MEMBERS_HERE.includes(asker)
}

/** Whoever is as near to the location as the person is. */
const ALIKE: Record<Scene['person'], Exclude<Scene['asker'], 'self'>> = {
  nonmember: 'nonmemberHere',
  member: 'memberHere',
  memberOfCompany: 'colleague',
  administrator: 'administratorHere',
  removed: 'guest',
}

function knowsName({ asker, person, name }: Scene): boolean {
  const isHere = person !== 'removed'
  if (asker === 'administratorHere' && isHere) return true
  if (name === 'public') return true
  if (name === 'network') return MEMBERS_ANYWHERE.includes(asker)
  if (!isHere) return false
  if (name === 'location') return MEMBERS_HERE.includes(asker)
  return name === 'company' && asker === 'colleague' && person === 'memberOfCompany'
}

function meets({ visit }: Scene): boolean {
  return visit !== 'none' && visit !== 'rejected' && visit !== 'cancelled'
}

function naive(scene: Scene): Verdict {
  const { asker, person, community, feed, hasPosted, block, chats, barred } = scene
  if (asker === 'signedOut') return { may: false, why: 'signedOut' }
  if (asker === 'self') return { may: false, why: 'self' }
  if (barred === 'asker') return { may: false, why: 'barred' }
  if (barred === 'person') return { may: false, why: 'gone' }
  if (person === 'removed' && scene.visit === 'none') return { may: false, why: 'gone' }
  const runsIt = asker === 'administratorHere' && person !== 'removed'
  if (!runsIt && (block === 'byThem' || block === 'both')) return { may: false, why: 'blockedByThem' }
  if (!runsIt && block === 'byAsker') return { may: false, why: 'hasBlocked' }
  const isListed = person !== 'removed' && seesPane(asker, community, person) && knowsName(scene)
  const hasRead = hasPosted && seesPane(asker, feed, person)
  const way = runsIt
    ? 'administrator'
    : meets(scene)
      ? 'visit'
      : isListed
        ? 'directory'
        : hasRead
          ? 'post'
          : null
  if (way === null) return { may: false, why: 'hidden' }
  return chats === 'on' ? { may: true, way } : { may: false, why: 'chatsOff' }
}

const sameVerdict = (one: Verdict, other: Verdict) =>
  one.may ? other.may && one.way === other.way : !other.may && one.why === other.why

test('“may X start a chat with Y” agrees with the naive rules over every combination, and says why', () => {
  const answers = new Map<string, number>()
  for (const scene of everyScene()) {
    const { asker, person, houses, between } = factsOf(scene)
    const verdict = mayStartChat(asker, person, houses, between)
    if (!sameVerdict(verdict, naive(scene)))
      expect({ scene, verdict }).toEqual({ scene, verdict: naive(scene) })
    const answer = verdict.may ? verdict.way : verdict.why
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  }
  // Every answer that there is was given: none of the rules is dead.
  expect([...answers.keys()].sort()).toEqual(
    // prettier-ignore
    ['administrator', 'barred', 'blockedByThem', 'chatsOff', 'directory', 'gone', 'hasBlocked', 'hidden', 'post', 'self',
      'signedOut', 'visit'],
  )
})

test('a visit brings its host and its visitor together in every state but rejected and cancelled (use case 3)', () => {
  const together = VisitStatus.options.filter((status) => {
    const { asker, person, houses, between } = factsOf({
      asker: 'guest',
      person: 'member',
      community: 'administrators',
      feed: 'administrators',
      name: 'administrators',
      hasPosted: false,
      block: 'none',
      chats: 'on',
      visit: status,
      barred: 'none',
    })
    return mayStartChat(asker, person, houses, between).may
  })
  expect(together).toEqual(['expected', 'waitingForApproval', 'checkedIn', 'checkedOut'])
})

test('“may X see Z” agrees with the naive rules over every combination', () => {
  for (const scene of everyScene()) {
    // What is seen doesn't hang on the switch for chats.
    if (scene.chats === 'off') continue
    const { asker, person, houses, between } = factsOf(scene)
    const isAllSeen =
      scene.asker === 'self' || (scene.asker === 'administratorHere' && scene.person !== 'removed')
    const isShut = scene.barred === 'person' || scene.block === 'byThem' || scene.block === 'both'
    const isShown =
      knowsName(scene) || meets(scene) || (scene.hasPosted && seesPane(scene.asker, scene.feed, scene.person))
    const expected = {
      seen: {
        name: isAllSeen || (!isShut && isShown),
        email: isAllSeen || (!isShut && knowsName(scene)),
        phone: isAllSeen || (!isShut && knowsName(scene)),
        bookings: isAllSeen || (!isShut && knowsName(scene)),
      },
      isListed:
        scene.person !== 'removed' &&
        scene.barred !== 'person' &&
        seesPane(scene.asker, scene.community, scene.person) &&
        (isAllSeen || (!isShut && knowsName(scene))),
      seesFeed: seesPane(scene.asker, scene.feed, scene.person),
    }
    const found = {
      seen: seenOf(asker, person, houses, between),
      isListed: isListedFor(asker, person, houses[0]!, between),
      seesFeed: isSeenBy(scene.feed, asker, HERE),
    }
    if (JSON.stringify(found) !== JSON.stringify(expected))
      expect({ scene, found }).toEqual({ scene, found: expected })
  }
})

test('who is found as a host, and which visitor is named, agrees with the naive rules; Community and posts don’t matter', () => {
  const found = new Set<string>()
  for (const scene of everyScene()) {
    // Nothing of these is asked about a visit.
    if (scene.chats === 'off' || scene.visit !== 'none' || scene.block !== 'none') continue
    const { asker, person } = factsOf(scene)
    for (const visitors of Visibility.options) {
      const house = { locationId: HERE, visitors }
      const answers = {
        isHost: isHostToAll(asker, person, house),
        isNamed: isVisitorNamedTo(asker, person, house),
        isNamedWithoutAccount: isVisitorNamedTo(asker, null, house),
      }
      const isThere = scene.barred !== 'person' && seesPane(scene.asker, visitors, scene.person)
      const knows = scene.asker === 'self' ? knowsOneself(scene) : knowsName(scene)
      const expected = {
        isHost: isThere && knows && scene.person !== 'nonmember' && scene.person !== 'removed',
        isNamed: isThere && (scene.person === 'removed' ? namesGuests(scene) : knows),
        isNamedWithoutAccount: seesPane(scene.asker, visitors, scene.person) && namesGuests(scene),
      }
      if (JSON.stringify(answers) !== JSON.stringify(expected)) {
        expect({ scene, visitors, answers }).toEqual({ scene, visitors, answers: expected })
      }
      if (scene.asker === 'signedOut' && answers.isHost)
        found.add(`${visitors} ${scene.name} ${scene.community}`)
    }
  }
  // Somebody who isn't signed in finds those who show the name to everybody, where Visitors is open to everybody.
  expect([...found].sort()).toEqual(
    Visibility.options.map((community) => `public public ${community}`).sort(),
  )
})

/** Whoever has a place reads the names of visitors who have none, unless they are nonmembers. */
function namesGuests({ asker, person }: Scene): boolean {
  return MEMBERS_ANYWHERE.includes(asker === 'self' ? ALIKE[person] : asker)
}

/** Whoever looks at themselves is as near as whoever is like them. */
function knowsOneself(scene: Scene): boolean {
  return knowsName({ ...scene, asker: ALIKE[scene.person] })
}
