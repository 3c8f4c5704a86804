import { expect, test } from 'vitest'
import { holdsEverything, isNewEnough } from './packages.mjs'

const locked = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-for-windows': { version: '2.0.0', integrity: 'sha512-b', optional: true },
  },
}

test('is content with every package of the lock, without those for other systems', () => {
  expect(
    holdsEverything({ packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } }, locked),
  ).toBe(true)
})

test.each([
  ['a missing package', {}],
  ['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
  [
    'the same version with another content',
    { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } },
  ],
  [
    'another version of an optional one',
    {
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/b-for-windows': { version: '1.0.0', integrity: 'sha512-b' },
    },
  ],
])('notices %s', (_, packages) => {
  expect(holdsEverything({ packages }, locked)).toBe(false)
})

test('takes Node from 20.19', () => {
  expect(['18.20.0', '20.18.1', '20.19.0', '21.0.0', '24.21.0'].map(isNewEnough)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})
