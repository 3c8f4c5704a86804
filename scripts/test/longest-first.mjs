import { BaseSequencer } from 'vitest/node'

/** What takes longest, longest first. A file that is not there any more does no harm. */
const LONGEST = [
  'tests/sync/schedules.test.ts',
  'tests/sync/schedules-odd.test.ts',
  'tests/sync/real-server.test.ts',
  'tests/sync/zoo.test.ts',
  'server/command-line.test.ts',
  'server/auth/guesses.test.ts',
  'server/new-location.test.ts',
  'server/database/durability.test.ts',
  'server/demo/seed.test.ts',
]

/**
 * Without results of an earlier run Vitest begins with the largest files. A long one that comes late leaves the other
 * processors idle at the end.
 */
export default class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @type {BaseSequencer['sort']}
   */
  async sort(files) {
    const sorted = await super.sort(files)
    const place = (/** @type {string} */ file) => {
      const found = LONGEST.findIndex((name) => file.endsWith(name))
      return found < 0 ? LONGEST.length : found
    }
    return sorted.sort((one, other) => place(one.moduleId) - place(other.moduleId))
  }
}
