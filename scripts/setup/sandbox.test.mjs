import { expect, test } from 'vitest'
import { mayMakeNamespaces } from './sandbox.mjs'

test('knows the systems that keep namespaces from ordinary users', () => {
  expect(mayMakeNamespaces({ clone: '1', restricted: '0', most: '9000' })).toBe(true)
  expect(mayMakeNamespaces({ clone: '', restricted: '', most: '' })).toBe(true)
  expect(mayMakeNamespaces({ clone: '0' })).toBe(false)
  expect(mayMakeNamespaces({ restricted: '1' })).toBe(false)
  expect(mayMakeNamespaces({ most: '0' })).toBe(false)
})
