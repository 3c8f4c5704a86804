import { describe, expect, it } from 'vitest'
import { keepSame, keepSameRows } from './same-value.ts'

const nadia = () => ({ id: 'nadia', names: ['Nadia', 'Nguyen'], booking: { at: 1 }, note: null })

describe('what says the same', () => {
  it('is the object that was there', () => {
    const before = nadia()
    expect(keepSame(before, nadia())).toBe(before)
  })

  it.each([
    ['a changed part', { ...nadia(), booking: { at: 2 } }],
    ['a longer list', { ...nadia(), names: ['Nadia', 'Nguyen', 'Dr'] }],
    ['a missing part', { id: 'nadia', names: ['Nadia', 'Nguyen'], note: null }],
    ['a part more', { ...nadia(), tags: [] }],
    ['nothing instead of something', { ...nadia(), booking: null }],
  ])('is not %s', (_, next) => {
    expect(keepSame(nadia(), next)).toBe(next)
  })

  it('keeps rows that only moved, and the whole list when nothing changed', () => {
    const before = [nadia(), { ...nadia(), id: 'oleh' }]
    const key = (row: { id: string }) => row.id
    expect(keepSameRows(before, [nadia(), { ...nadia(), id: 'oleh' }], key)).toBe(before)
    const moved = keepSameRows(before, [{ ...nadia(), id: 'new' }, { ...nadia(), id: 'oleh' }, nadia()], key)
    expect(moved[1]).toBe(before[1])
    expect(moved[2]).toBe(before[0])
  })
})
