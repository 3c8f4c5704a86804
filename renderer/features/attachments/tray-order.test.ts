import { describe, expect, it } from 'vitest'
import { moved } from './tray-order.ts'

describe('the order of the tray', () => {
  it.each([
    ['b', 0, 'bacd'],
    ['b', 2, 'acbd'],
    ['b', 9, 'acdb'],
    ['a', -1, 'abcd'],
    ['x', 1, 'abcd'],
  ])('%s to %d', (id, to, order) => {
    expect(moved(['a', 'b', 'c', 'd'], id, to).join('')).toBe(order)
  })
})
