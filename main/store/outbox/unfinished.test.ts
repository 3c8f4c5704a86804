import { expect, it } from 'vitest'
import type { LocationId } from '../../../protocol/wire/ids.ts'
import { storeWithPeople } from '../testing/memory-store.ts'
import { idOf, RIVERSIDE, STREAM } from '../testing/people.ts'

const HARBOUR = idOf<LocationId>(1, 2)
const HERE = { place: 'handOver', locationId: RIVERSIDE } as const
const THERE = { place: 'handOver', locationId: HARBOUR } as const

it('keeps a text for each location, counts it as a draft until it is emptied', () => {
  const store = storeWithPeople()
  expect(store.unfinished(HERE)).toEqual({ text: '' })
  store.saveUnfinished({ ...HERE, text: 'The lift' })
  store.saveUnfinished({ ...HERE, text: 'The lift is out' })
  store.saveUnfinished({ ...THERE, text: 'The key' })
  expect(store.unfinished(HERE)).toEqual({ text: 'The lift is out' })
  expect(store.draftCount()).toBe(2)
  store.saveUnfinished({ ...HERE, text: '' })
  expect(store.unfinished(HERE)).toEqual({ text: '' })
  expect(store.draftCount()).toBe(1)
})

it('goes with the right to its location, and with the account (I15)', () => {
  const store = storeWithPeople()
  store.saveUnfinished({ ...HERE, text: 'The lift is out' })
  store.saveUnfinished({ ...THERE, text: 'The key' })
  store.dropStream(STREAM)
  expect(store.unfinished(HERE)).toEqual({ text: '' })
  expect(store.unfinished(THERE)).toEqual({ text: 'The key' })
  store.forgetAccount()
  expect(store.unfinished(THERE)).toEqual({ text: '' })
})
