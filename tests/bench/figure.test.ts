import { describe, expect, it } from 'vitest'
import { figureOf, median, percentile } from './figure.ts'

const HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index)

describe('percentiles', () => {
  it('are samples that were measured, not numbers between them', () => {
    expect(percentile(HUNDRED, 0.95)).toBe(95)
    expect(percentile(HUNDRED, 0.99)).toBe(99)
    expect(percentile(HUNDRED, 1)).toBe(100)
    expect(percentile([7], 0.99)).toBe(7)
    expect(median([3, 1, 2])).toBe(2)
  })

  it('of nothing are an error', () => {
    expect(() => median([])).toThrow('Nothing was measured')
  })
})

describe('a figure', () => {
  const limit = { name: 'a plain loop', value: 50 }

  it('of a time is compared as value / limit', () => {
    expect(figureOf({ name: 'open', unit: 'ms', samples: HUNDRED, share: 0.95, limit, target: 1.5 })).toEqual(
      {
        name: 'open',
        unit: 'ms',
        value: 95,
        p95: 95,
        limit: 50,
        limitName: 'a plain loop',
        ratio: 1.9,
        target: 1.5,
        n: 100,
      },
    )
  })

  it('of a rate is compared as limit / value: lower is better for both', () => {
    expect(figureOf({ name: 'rate', unit: '/s', samples: [25], limit, target: 2.5 })).toMatchObject({
      value: 25,
      p95: null,
      ratio: 2,
      n: 1,
    })
  })

  it('without a limit has no ratio', () => {
    expect(
      figureOf({ name: 'blank frames', unit: 'frames', samples: [0], limit: null, target: 0 }),
    ).toMatchObject({
      value: 0,
      limit: null,
      ratio: null,
      target: 0,
    })
  })

  it('never hides behind a limit of nothing', () => {
    const free = { name: 'nothing', value: 0 }
    expect(figureOf({ name: 'x', unit: 'ms', samples: [1], limit: free, target: 1 }).ratio).toBeNull()
  })
})
