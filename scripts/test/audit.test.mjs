import { expect, test } from 'vitest'
import { auditVerdict } from './audit.mjs'

test('tells a clean report, a bad one and no answer apart', () => {
  expect(auditVerdict(true, JSON.stringify({ vulnerabilities: {} }))).toBe('clean')
  const vulnerabilities = {
    a: { name: 'a', severity: 'critical', range: '<2' },
    b: { name: 'b', severity: 'low', range: '<3' },
  }
  expect(auditVerdict(false, JSON.stringify({ vulnerabilities }))).toBe('  critical: a <2')
  expect(auditVerdict(false, JSON.stringify({ message: '405', error: {} }))).toBe('no answer')
  expect(auditVerdict(false, '')).toBe('no answer')
})
