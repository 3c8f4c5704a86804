import { expect, test } from 'vitest'
import { MessageId } from '../../protocol/wire/ids.ts'
import { createRandom, namedId, timedId } from './random.ts'

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: string) => {
    const random = createRandom(seed)
    return Array.from({ length: 20 }, () => random.whole(1, 1000))
  }
  expect(numbers('a')).toEqual(numbers('a'))
  expect(numbers('a')).not.toEqual(numbers('b'))
})

test('whole numbers reach both ends and nothing beyond', () => {
  const random = createRandom('ends')
  const drawn = new Set(Array.from({ length: 500 }, () => random.whole(3, 6)))
  expect([...drawn].sort((a, b) => a - b)).toEqual([3, 4, 5, 6])
})

test('ids are ids: those of names stay the same, those of times sort by time', () => {
  const random = createRandom('ids')
  expect(namedId('x')).toBe(namedId('x'))
  expect(namedId('x')).not.toBe(namedId('y'))
  const ids = [1, 1000, 1_795_000_000_000].map((at) => timedId(at, random))
  expect(ids.map((id) => MessageId.safeParse(id).success)).toEqual([true, true, true])
  expect([...ids].sort()).toEqual(ids)
})
