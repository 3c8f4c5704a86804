import { expect, test } from 'vitest'
import { factsOf, type Scene } from './testing/scenes.ts'
import { whoMayMessage } from './who-may-message.ts'

const QUIET: Scene = {
  asker: 'memberHere',
  person: 'memberOfCompany',
  community: 'administrators',
  feed: 'locationMembers',
  name: 'administrators',
  hasPosted: false,
  block: 'none',
  chats: 'on',
  visit: 'none',
  barred: 'none',
}

function whoMay(more: Partial<Scene>) {
  const { person, houses } = factsOf({ ...QUIET, ...more })
  return whoMayMessage(person, houses)
}

const HIDDEN = { may: false, why: 'hidden' }

test('who hides the name, has posted nothing and stands in no open directory is reached by administrators only', () => {
  expect(whoMay({})).toEqual({
    administrators: { may: true, way: 'administrator' },
    company: HIDDEN,
    location: HIDDEN,
    network: HIDDEN,
    public: HIDDEN,
  })
})

test('a post makes its author known to those who read the feed', () => {
  expect(whoMay({ hasPosted: true })).toMatchObject({
    company: { may: true, way: 'post' },
    location: { may: true, way: 'post' },
    network: HIDDEN,
  })
})

test('an open directory shows whoever shows their name', () => {
  expect(whoMay({ community: 'public', name: 'network' })).toMatchObject({
    location: { may: true, way: 'directory' },
    network: { may: true, way: 'directory' },
    public: HIDDEN,
  })
})

test('somebody without a company has no colleagues, and nobody reaches a removed one', () => {
  expect(whoMay({ person: 'member' }).company).toBeNull()
  expect(whoMay({ person: 'removed', community: 'public', name: 'public' }).public).toEqual({
    may: false,
    why: 'gone',
  })
})
