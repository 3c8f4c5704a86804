import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './places.mjs'

/** @typedef {{ dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, integrity?: string }} Locked */

/** @type {{ packages: Record<string, Locked> }} */
const { packages } = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'))

// npm forgets packages for other systems when it makes a lock on this one, and `npm ci` then fails there.
test('the lock holds every package of every system', () => {
  const missing = Object.entries(packages).flatMap(([place, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
      .filter((name) => !isHeld(place, name))
      .map((name) => `${name}, wanted by ${place}`),
  )
  expect(missing).toEqual([])
})

test('and the hash of each', () => {
  const unproven = Object.entries(packages).filter(([place, locked]) => place !== '' && !locked.integrity)
  expect(unproven.map(([place]) => place)).toEqual([])
})

/**
 * Looks for a package as Node does: beside the one that wants it, then further up.
 *
 * @param {string} place
 * @param {string} name
 */
function isHeld(place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))) {
    if (packages[path.posix.join(from, 'node_modules', name)]) return true
    if (from === '') return false
  }
}
