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
  return Object.fromEntries(
    whoMayMessage(person, houses).map(({ audience, may, because }) => [
      audience,
      `${may ? 'yes' : 'no'}: ${because}`,
    ]),
  )
}

test('who hides the name, has posted nothing and stands in no open directory is reached by administrators only', () => {
  expect(whoMay({})).toEqual({
    administrators: 'yes: administrator',
    company: 'no: name',
    location: 'no: name',
    network: 'no: name',
    public: 'no: name',
  })
})

test('a post makes its author known to those who read the feed', () => {
  expect(whoMay({ hasPosted: true })).toMatchObject({
    company: 'yes: post',
    location: 'yes: post',
    network: 'no: name',
  })
})

test('an open directory shows whoever shows their name', () => {
  const open = whoMay({ community: 'public', name: 'network' })
  expect(open).toMatchObject({ location: 'yes: directory', network: 'yes: directory', public: 'no: name' })
  expect(whoMay({ community: 'administrators', name: 'network' })).toMatchObject({ network: 'no: community' })
  expect(whoMay({ community: 'public', name: 'network', chats: 'off' })).toMatchObject({
    location: 'no: chatsOff',
  })
})

test('somebody without a company has no colleagues, and nobody reaches a removed one', () => {
  expect(whoMay({ person: 'member' })).not.toHaveProperty('company')
  expect(whoMay({ person: 'removed', community: 'public', name: 'public' })).toEqual({
    network: 'no: gone',
    public: 'no: gone',
  })
})
