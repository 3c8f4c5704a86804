import { expect, it } from 'vitest'
import type { PostId } from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { idOf, LOCATION, LUMEN, NADIA, NADIA_SUBJECT, NOON, RIVERSIDE, user } from '../testing/people.ts'

function riverside(more: Partial<Extract<AnyRow, { entity: 'location' }>['row']>, rev: number): AnyRow {
  if (LOCATION.entity !== 'location') throw new Error('The location of the tests is none.')
  return { entity: 'location', row: { ...LOCATION.row, ...more, rev } }
}

it('says who can message a person, and follows every row that the rule is about', () => {
  const store = storeWithPeople()
  const reach = () =>
    store
      .profile({ subject: NADIA_SUBJECT })
      .reach?.map(({ audience, may, because }) => `${audience} ${may ? 'yes' : 'no'} ${because}`)
  expect(reach()).toEqual([
    'administrators yes administrator',
    'location yes directory',
    'network no name',
    'public no name',
  ])
  arrive(store, [riverside({ communityVisibility: 'administrators' }, 2)])
  expect(reach()).toContain('location no community')
  const post = {
    id: idOf<PostId>(12, 1),
    rev: 1,
    locationId: RIVERSIDE,
    authorUserId: NADIA,
    text: 'Hello',
    files: [],
    pinned: false,
    likedByUserIds: [],
    mentionUserIds: [],
    hidden: null,
    editedAt: null,
    at: NOON,
  }
  arrive(store, [{ entity: 'post', row: post }])
  expect(reach()).toContain('location yes post')
  arrive(store, [riverside({ networkChatsOn: false }, 3)])
  expect(reach()).toContain('location no chatsOff')
  const named = user(NADIA, 'Nadia Nguyen', 2)
  if (named.entity !== 'user') throw new Error('The person of the tests is none.')
  const privacy = { ...named.row.privacy, name: 'public' as const }
  arrive(store, [
    { entity: 'user', row: { ...named.row, privacy } },
    riverside({ communityVisibility: 'public' }, 4),
  ])
  expect(reach()).toContain('public yes directory')
  expect(store.profile({ subject: { kind: 'company', id: LUMEN } }).reach).toBeNull()
})
