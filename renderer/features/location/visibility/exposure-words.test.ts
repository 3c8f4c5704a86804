import { expect, it } from 'vitest'
import { exposureWords, type Level, type Shown } from './exposure-words.ts'

const exposure = {
  community: { locationMembers: 41, networkMembers: 5, public: 1 },
  feed: { authors: 3, posts: 7 },
  visitors: { people: 1 },
}

it('says how many people a visibility exposes, and to whom', () => {
  const words = (what: Shown, level: Level) => exposureWords(what, level, 'Riverside', exposure)
  expect(words('community', 'administrators')).toBe('Nobody is shown to anybody but administrators.')
  expect(words('community', 'locationMembers')).toBe('41 people are shown to members of Riverside.')
  expect(words('community', 'public')).toBe(
    '41 people are shown to members of Riverside; 1 person is shown to everybody, also without signing in, as their own privacy allows.',
  )
  expect(words('feed', 'public')).toBe('3 people are shown to everybody, also without signing in.')
  expect(words('visitors', 'networkMembers')).toBe('1 person is shown to all members of the network.')
})
