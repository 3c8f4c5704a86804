import { expect, it } from 'vitest'
import type { LocationFields } from '../../../../protocol/ipc/page-views.ts'
import { READERS, seenBy } from './seen-by.ts'

const fields = (visibility: LocationFields['feedVisibility']): LocationFields => ({
  name: 'Riverside',
  address: '',
  chatsOn: true,
  communityVisibility: visibility,
  feedVisibility: visibility,
  visitorsVisibility: visibility,
  information: [],
})

it.each([
  ['administrators', [false, false, false]],
  ['locationMembers', [true, false, false]],
  ['networkMembers', [true, false, false]],
  ['public', [true, true, true]],
] as const)('visible to %s: member, nonmember, signed out', (visibility, seen) => {
  const shown = READERS.map(({ value }) => seenBy(value, fields(visibility), true, null)[0]?.isSeen)
  expect(shown).toEqual(seen)
})

it('counts whom it shows, and says when chats are off', () => {
  const exposure = {
    community: { locationMembers: 41, networkMembers: 20, public: 1 },
    feed: { locationMembers: 9, networkMembers: 9, public: 3, posts: 7 },
    visitors: { locationMembers: 8, networkMembers: 6, public: 5 },
  }
  expect(seenBy('signedOut', fields('public'), false, exposure).map(({ words }) => words)).toEqual([
    '1 person',
    '7 posts of 3 people',
    '5 people',
    'Switched off: nobody can write to the desk',
  ])
})
