import { expect, it } from 'vitest'
import { addressIn, hrefOf } from './address.ts'

it.each([
  ['', { path: '', rest: [] }],
  ['#', { path: '', rest: [] }],
  ['#/', { path: '', rest: [] }],
  ['#/feed', { path: 'feed', rest: [] }],
  ['#/feed/018f', { path: 'feed', rest: ['018f'] }],
  ['#feed', { path: '?', rest: [] }],
  ['#/a/b/c/d/e/f/g/h/i', { path: '?', rest: [] }],
])('reads %j', (hash, address) => {
  expect(addressIn(hash)).toEqual(address)
})

it('reads what it has written', () => {
  expect(addressIn(hrefOf('profile', 'x', 'chat'))).toEqual({ path: 'profile', rest: ['x', 'chat'] })
})
