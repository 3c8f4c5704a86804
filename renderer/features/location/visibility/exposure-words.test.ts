import { expect, it } from 'vitest'
import { audiencesOf, exposureWords, type Level, type Shown } from './exposure-words.ts'

const exposure = {
  community: { locationMembers: 41, networkMembers: 5, public: 1 },
  feed: { locationMembers: 3, networkMembers: 3, public: 2, posts: 7 },
  visitors: { locationMembers: 4, networkMembers: 1, public: 0 },
}

it('says how many people a visibility exposes, and to whom', () => {
  const words = (what: Shown, level: Level) => exposureWords(what, level, 'Riverside', exposure)
  expect(words('community', 'administrators')).toBe('Nobody is shown to anybody but administrators.')
  expect(words('community', 'locationMembers')).toBe('41 people are shown to members of Riverside.')
  expect(words('community', 'public')).toBe(
    '41 people are shown to members of Riverside; 1 person is shown to everybody, also without signing in, as their own privacy allows.',
  )
  expect(words('feed', 'public')).toBe(
    '3 people are shown to members of Riverside; 2 people are shown to everybody, also without signing in, as their own privacy allows.',
  )
  expect(words('visitors', 'networkMembers')).toBe(
    '4 people are shown to members of Riverside; 1 person is shown to all members of the network, as their own privacy allows.',
  )
})

it('names the readers whose people are listed, of whom somebody is one', () => {
  const audiences = (reader: 'member' | 'nonmember' | 'signedOut', level: Level) =>
    audiencesOf(reader, level, 'Riverside').map(({ audience }) => audience)
  expect(audiences('member', 'administrators')).toEqual([])
  expect(audiences('member', 'locationMembers')).toEqual(['locationMembers'])
  expect(audiences('member', 'public')).toEqual(['locationMembers', 'networkMembers'])
  expect(audiences('nonmember', 'networkMembers')).toEqual([])
  expect(audiences('signedOut', 'public')).toEqual(['public'])
})
