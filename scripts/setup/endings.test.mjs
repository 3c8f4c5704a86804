import { expect, test } from 'vitest'
import { atEnd, endAll } from './endings.mjs'

test('ends in the reverse order, waits for each, and ends at once what comes too late', async () => {
  /** @type {string[]} */
  const ended = []
  atEnd(() => ended.push('display'))
  atEnd(async () => {
    await Promise.resolve()
    ended.push('app')
  })
  await endAll()
  atEnd(() => ended.push('late'))
  expect(ended).toEqual(['app', 'display', 'late'])
})
