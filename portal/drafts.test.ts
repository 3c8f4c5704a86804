import { beforeEach, expect, it } from 'vitest'
import { localDrafts } from './drafts.ts'
import { forgetAccount } from './forget.ts'

beforeEach(() => localStorage.clear())

it('keeps a text for each conversation and account', () => {
  const nadia = localDrafts('nadia')
  nadia.write('riverside', 'About the')
  expect(localDrafts('nadia').read('riverside')).toBe('About the')
  expect(nadia.read('harbour')).toBe('')
  expect(localDrafts('oleh').read('riverside')).toBe('')
})

it('forgets an emptied draft, and with the account all of its own', () => {
  const nadia = localDrafts('nadia')
  const oleh = localDrafts('oleh')
  nadia.write('riverside', 'x')
  nadia.write('riverside', '')
  expect(localStorage.length).toBe(0)
  nadia.write('riverside', 'x')
  oleh.write('riverside', 'y')
  forgetAccount('nadia')
  expect(nadia.read('riverside')).toBe('')
  expect(oleh.read('riverside')).toBe('y')
})

it('lets people write when the browser refuses to store', () => {
  const full = {
    ...localStorage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(() => localDrafts('nadia', full as unknown as Storage).write('riverside', 'x')).not.toThrow()
})
