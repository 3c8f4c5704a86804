import { availableParallelism } from 'node:os'
import { hasDisplay, startDesktop } from '../setup/display.mjs'

/** More at a time than these only take each other's turn. */
const most = 4
/** A test waits for its app, its server or the other side a good part of its time: another one goes on meanwhile. */
const whileOthersWait = 1

/**
 * What each of the tests that run at a time needs in its environment: a display of its own, where the pointer, the focus
 * and the clipboard are its own, and a session bus. On somebody's own display there is one at a time.
 *
 * @returns {Promise<NodeJS.ProcessEnv[]>}
 */
export async function testDesktops() {
  if (hasDisplay()) return [{}]
  const count = Math.min(most, availableParallelism() + whileOthersWait)
  return Promise.all(Array.from({ length: count }, () => startDesktop()))
}
