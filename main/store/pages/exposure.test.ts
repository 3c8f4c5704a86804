import { expect, it } from 'vitest'
import { isListedFor, seenOf } from '../../../protocol/rules/see-person.ts'
import { isHostToAll, isVisitorNamedTo } from '../../../protocol/rules/see-visit.ts'
import { STRANGER } from '../../../protocol/rules/standing.ts'
import type { House, Person } from '../../../protocol/rules/ways.ts'
import type { CommentId, PostId, UserId } from '../../../protocol/wire/ids.ts'
import { PrivacyLevel, type Privacy } from '../../../protocol/wire/rows/people.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { DANA, idOf, membership, NADIA, NOON, OBRIEN, RIVERSIDE, user } from '../testing/people.ts'
import { visit } from '../testing/space-rows.ts'
import { readerOf } from './exposure.ts'
import type { Audience, ExposedThing } from './page-views.ts'

// Counts and names of whom a visibility shows, compared with the server's rules asked about each person.

const AUDIENCES: readonly Audience[] = ['locationMembers', 'networkMembers', 'public']
const BETWEEN = { isBlockedByThem: false, hasBlockedThem: false, visits: [] }
const AUTHOR = idOf<UserId>(2, 40)
const COMMENTER = idOf<UserId>(2, 41)
const privacyOf = (name: PrivacyLevel): Privacy => ({ name, email: name, phone: name, bookings: name })

/** Of each level of privacy a member, a nonmember and a barred member; one who posted and one who commented. */
const CROWD = PrivacyLevel.options.flatMap((name, index) =>
  (['member', 'nonmember', 'barred'] as const).map((kind, place) => ({
    id: idOf<UserId>(2, 50 + index * 3 + place),
    name: `${kind} ${name}`,
    privacy: privacyOf(name),
    type: kind === 'nonmember' ? ('nonmember' as const) : ('member' as const),
    isBarred: kind === 'barred',
  })),
)
const WRITERS = [
  { id: AUTHOR, name: 'An Author', privacy: privacyOf('administrators') },
  { id: COMMENTER, name: 'Commenter', privacy: privacyOf('network') },
].map((one) => ({ ...one, type: 'nonmember' as const, isBarred: false }))
const ALL = [...CROWD, ...WRITERS]

const post = (id: PostId, authorUserId: UserId, hidden: RowOf<'post'>['hidden']): AnyRow => ({
  entity: 'post',
  row: {
    id,
    rev: 1,
    locationId: RIVERSIDE,
    authorUserId,
    text: 'Beans',
    files: [],
    mentionUserIds: [],
    pinned: false,
    likedByUserIds: [],
    hidden,
    at: NOON,
    editedAt: null,
  },
})
const comment = (number: number, authorUserId: UserId): AnyRow => ({
  entity: 'comment',
  row: {
    id: idOf<CommentId>(16, number),
    rev: 1,
    postId: idOf<PostId>(15, 1),
    locationId: RIVERSIDE,
    authorUserId,
    text: 'Good',
    mentionUserIds: [],
    at: NOON,
  },
})

function crowded() {
  const store = storeWithPeople()
  arrive(store, [
    ...ALL.flatMap(({ id, name, privacy, type, isBarred }): AnyRow[] => {
      const row = { ...user(id, name).row, privacy, email: `${id}@crowd.example` } as RowOf<'user'>
      const bar: AnyRow = {
        entity: 'bar',
        row: { id, rev: 1, active: true, reason: '', byUserId: DANA, at: NOON },
      }
      return [{ entity: 'user', row }, membership(id, { type }), ...(isBarred ? [bar] : [])]
    }),
    post(idOf<PostId>(15, 1), AUTHOR, null),
    post(idOf<PostId>(15, 2), OBRIEN, { byUserId: DANA, at: NOON, reason: 'Market board' }),
    comment(1, COMMENTER),
    ...CROWD.filter(({ type }) => type === 'nonmember').map(({ id, name }, index) =>
      visit({ id: idOf(12, 20 + index), visitorName: name, visitorEmail: `${id}@CROWD.example` }),
    ),
    visit({ id: idOf(12, 30), visitorName: 'No Account', visitorEmail: null }),
    visit({ id: idOf(12, 31), visitorName: 'Rejected', visitorEmail: null, status: 'rejected' }),
    visit({
      id: idOf(12, 32),
      visitorName: 'Next Week',
      visitorEmail: null,
      expectedAt: NOON + 7 * 86_400_000,
    }),
  ])
  return store
}

const house = (visibility: Audience): House => ({
  locationId: RIVERSIDE,
  chatsOn: true,
  community: visibility,
  feed: visibility,
  visitors: visibility,
})
const personOf = ({ id, privacy, type, isBarred }: (typeof ALL)[number]): Person => ({
  userId: id,
  privacy,
  isBarred,
  places: [{ locationId: RIVERSIDE, type, isAdministrator: false, companyId: null }],
  postsAt: id === AUTHOR ? [RIVERSIDE] : [],
})

/** Whom of the crowd the rules show to such a reader. */
function byTheRules(what: ExposedThing, audience: Audience): string[] {
  const reader = readerOf(audience, RIVERSIDE)
  const here = house(audience)
  const shows = {
    community: (person: Person, type: string) =>
      type === 'member' && isListedFor(reader, person, here, BETWEEN),
    // Members read the name of whoever wrote; everybody else that of authors, and of whom they see anyway.
    feed: (person: Person) =>
      person.userId === AUTHOR ||
      (person.userId === COMMENTER &&
        (audience !== 'public' || seenOf(reader, person, [here], BETWEEN).name)),
    visitors: (person: Person, type: string) =>
      (type === 'nonmember' && person.postsAt.length === 0 && person.userId !== COMMENTER
        ? isVisitorNamedTo(reader, person, here)
        : false) ||
      (audience === 'public' && isHostToAll(STRANGER, person, here)),
  }
  return ALL.filter((one) => shows[what](personOf(one), one.type)).map(({ name }) => name)
}

it.each(
  (['community', 'feed', 'visitors'] as const).flatMap((what) =>
    AUDIENCES.map((audience) => [what, audience] as const),
  ),
)('%s shows to %s whom the rules show', (what, audience) => {
  const store = crowded()
  const { people, total } = store.exposed({ what, audience, offset: 0, limit: 200 })
  const known = new Set(ALL.map(({ name }) => name))
  expect(
    people
      .map(({ name }) => name)
      .filter((name) => known.has(name))
      .toSorted(),
  ).toEqual(byTheRules(what, audience).toSorted())
  expect(total).toBe(people.length)
  expect(store.exposure()[what][audience]).toBe(total)
})

it('has visitors without an account for members only, and of today only', () => {
  const store = crowded()
  const names = (audience: Audience) =>
    store.exposed({ what: 'visitors', audience, offset: 0, limit: 200 }).people.map(({ name }) => name)
  expect(names('locationMembers')).toContain('No Account')
  expect(names('networkMembers')).toContain('No Account')
  expect(names('public')).not.toContain('No Account')
  expect(names('locationMembers')).not.toContain('Rejected')
  expect(names('locationMembers')).not.toContain('Next Week')
})

it('lists page by page in the order of names, with what stands beside each', () => {
  const store = crowded()
  const page = (offset: number) =>
    store.exposed({ what: 'community', audience: 'locationMembers', offset, limit: 2 })
  const all = store.exposed({ what: 'community', audience: 'locationMembers', offset: 0, limit: 200 }).people
  expect([...page(0).people, ...page(2).people, ...page(4).people]).toEqual(all)
  expect(all.find(({ key }) => key === DANA)).toMatchObject({ detail: 'Administrator' })
  expect(all.find(({ key }) => key === OBRIEN)).toMatchObject({ detail: 'Lumen Studio' })
  expect(all.find(({ key }) => key === NADIA)).toBeUndefined()
})
