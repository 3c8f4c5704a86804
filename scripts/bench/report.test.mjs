import { expect, test } from 'vitest'
import { meets, reportOf, table } from './report.mjs'

const figure = {
  name: 'open a chat',
  unit: 'ms',
  value: 30,
  p95: 30,
  limit: 20,
  limitName: 'one frame',
  ratio: 1.5,
  target: 1.5,
  n: 60,
}

test('a target is met by the ratio, or by the value where there is no limit', () => {
  expect(meets(figure)).toBe(true)
  expect(meets({ ...figure, ratio: 1.51 })).toBe(false)
  expect(meets({ ...figure, ratio: null })).toBe(false)
  const blank = { ...figure, limit: null, limitName: null, ratio: null, target: 0 }
  expect(meets({ ...blank, value: 0 })).toBe(true)
  expect(meets({ ...blank, value: 1 })).toBe(false)
  expect(meets({ ...figure, target: null })).toBeUndefined()
})

test('a missed target stands in the table as such', () => {
  const [, met, missed] = table([figure, { ...figure, ratio: 4 }]).split('\n')
  expect(met).toMatch(/open a chat +30 ms +20 ms \(one frame\) +1\.5 +1\.5 +met$/)
  expect(missed).toMatch(/ 4 +1\.5 +MISSED$/)
})

test('the report has the form that is agreed, and names what it ran on', async () => {
  const report = await reportOf('33.2.1', [figure])
  expect(Object.keys(report)).toEqual(['machine', 'electron', 'sqlite', 'figures'])
  expect(report.sqlite).toMatch(/^\d+\.\d+\.\d+$/)
  expect(report.electron).toBe('33.2.1')
  expect(report.figures).toEqual([figure])
})
