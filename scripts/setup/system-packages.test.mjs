import { expect, test } from 'vitest'
import { missingPackages, pickAlternative } from './system-packages.mjs'

test('misses what is not installed under any of its names', () => {
  const statuses = 'libgtk-3-0t64 installed\nxvfb config-files\nunzip installed\n'
  expect(missingPackages(['libgtk-3-0|libgtk-3-0t64', 'xvfb', 'unzip', 'strace'], statuses)).toEqual([
    'xvfb',
    'strace',
  ])
})

test('takes the name that this release has', () => {
  const policy = `libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11
`
  expect(pickAlternative('libasound2|libasound2t64', policy)).toBe('libasound2t64')
  expect(pickAlternative('libasound2|libasound2t64', '')).toBe('libasound2')
  expect(pickAlternative('unzip', '')).toBe('unzip')
})
