import { electronEnvironment, ensureElectron } from './electron.mjs'
import { ensureSessionBus, hasDisplay, startVirtualDisplay } from './display.mjs'
import { ensurePackages } from './packages.mjs'
import { sandboxEnvironment } from './sandbox.mjs'
import { say } from './say.mjs'
import { ensureSqlite } from './sqlite.mjs'
import {
  displayPackages,
  electronPackages,
  ensureSystemPackages,
  fontPackages,
  packagingPackages,
  testPackages,
} from './system-packages.mjs'

/**
 * Everything that a command needs before it can build and run, each step skipped when it is done.
 *
 * @param {{ tests?: boolean, packaging?: boolean }} [needs]
 */
export async function setUpApp({ tests = false, packaging = false } = {}) {
  await ensurePackages()
  await ensureSystemPackages(tests ? 'Foyer and its tests' : 'Foyer', [
    ...electronPackages,
    ...fontPackages,
    ...(hasDisplay() && !tests ? [] : displayPackages),
    ...(tests ? testPackages : []),
    ...(tests || packaging ? packagingPackages : []),
  ])
  const runtime = await ensureElectron()
  await ensureSqlite(runtime.nodeApi)
  return runtime
}

/** The server alone needs no window and no SQLite. */
export async function setUpServer() {
  await ensurePackages()
}

/**
 * The environment for starting Electron: the runtime, a display, a session bus.
 *
 * @param {import('./electron.mjs').Runtime} runtime
 */
export async function desktopEnvironment(runtime) {
  const virtual = !hasDisplay()
  const env = { ...process.env, ...electronEnvironment(runtime), ...(await sandboxEnvironment(runtime)) }
  if (virtual) {
    Object.assign(env, await startVirtualDisplay())
    say('• No display here: running on a virtual one.')
  }
  Object.assign(env, await ensureSessionBus(env))
  return { env, virtual }
}
