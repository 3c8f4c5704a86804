import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Failure, say } from './say.mjs'

/**
 * Chromium's sandbox needs a right that some systems keep from ordinary users. Without it Electron ends at once, with
 * words that name neither the cause nor a safe way out.
 *
 * @param {import('./electron.mjs').Runtime} runtime
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function sandboxEnvironment(runtime) {
  if (process.platform !== 'linux') return {}
  if (process.getuid?.() === 0) {
    say(
      '• Running as root, where Chromium has no sandbox: switched off for this run. Not so in an installed Foyer.',
    )
    return { ELECTRON_DISABLE_SANDBOX: '1' }
  }
  const program = path.join(runtime.folder, 'chrome-sandbox')
  if (existsSync(program) && !(await isSetUid(program)) && !mayMakeNamespaces(await kernelSettings())) {
    throw new Failure(
      "This system does not let ordinary users make the namespaces that Chromium's sandbox needs.",
      `Give its helper the right, once: sudo chown root:root '${program}' && sudo chmod 4755 '${program}'`,
    )
  }
  return {}
}

/** @param {string} program */
async function isSetUid(program) {
  const { mode, uid } = await stat(program)
  return uid === 0 && (mode & 0o4000) !== 0
}

async function kernelSettings() {
  const names = [
    'kernel/unprivileged_userns_clone',
    'kernel/apparmor_restrict_unprivileged_userns',
    'user/max_user_namespaces',
  ]
  const texts = await Promise.all(names.map((name) => readFile(`/proc/sys/${name}`, 'utf8').catch(() => '')))
  const [clone, restricted, most] = texts.map((text) => text.trim())
  return { clone, restricted, most }
}

/**
 * A setting that the kernel does not have restricts nothing.
 *
 * @param {{ clone?: string, restricted?: string, most?: string }} settings
 */
export function mayMakeNamespaces({ clone, restricted, most }) {
  return (
    clone !== '0' && most !== '0' && (restricted === undefined || restricted === '' || restricted === '0')
  )
}
