import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Where set-up keeps what is dear to fetch or to compile: outside node_modules, which `npm ci` wipes.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, 'foyer')
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'foyer')
  if (platform === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'foyer')
  return path.join(home, '.cache', 'foyer')
}

/**
 * Where `npm start` keeps the demo network: beside, never inside, the folder of an installed Foyer.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 */
export function demoFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Foyer-demo')
  if (platform === 'win32')
    return path.join(env.APPDATA ?? path.join(home, 'AppData', 'Roaming'), 'Foyer-demo')
  return path.join(env.XDG_CONFIG_HOME ?? path.join(home, '.config'), 'Foyer-demo')
}
