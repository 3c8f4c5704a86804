import { expect, test } from 'vitest'
import { countPlaywright, countVitest, settle } from './run-stage.mjs'

test('counts the tests of a vitest report, and a file that could not be loaded as one failure', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  }
  expect(countVitest(report)).toEqual({ passed: 7, failed: 2 })
})

test('counts a flaky end-to-end test as failed', () => {
  expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } })).toEqual({
    passed: 5,
    failed: 2,
  })
})

test('a run without a report, or with a bad end, has failed', () => {
  expect(settle(1, countVitest(undefined))).toEqual({ passed: 0, failed: 1 })
  expect(settle(1, { passed: 9, failed: 0 })).toEqual({ passed: 9, failed: 1 })
  expect(settle(1, { passed: 9, failed: 2 })).toEqual({ passed: 9, failed: 2 })
  expect(settle(0, { passed: 9, failed: 0 })).toEqual({ passed: 9, failed: 0 })
})
