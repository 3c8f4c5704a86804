import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { startCompanion } from './processes.mjs'
import { Failure } from './say.mjs'

const readyWithinMs = 10000

/** @param {NodeJS.ProcessEnv} env */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}

/**
 * A virtual display that ends with us.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} what its clients need in their environment
 */
export async function startVirtualDisplay() {
  // The server picks a free number itself and says which on file descriptor 3: no two of them can collide.
  const { child } = startCompanion(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-dpi', '96'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const number = await firstLine(child, child.stdio[3], 'The virtual display (Xvfb)')
  return { DISPLAY: `:${number}`, XAUTHORITY: '' }
}

/**
 * Notifications and the tray speak over a session bus; a desktop has one, a bare machine gets its own.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function ensureSessionBus(env = process.env) {
  if (process.platform !== 'linux' || env.DBUS_SESSION_BUS_ADDRESS) return {}
  return existsSync(`/run/user/${userInfo().uid}/bus`) ? {} : startSessionBus()
}

/**
 * A virtual display with a session bus of its own.
 *
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function startDesktop() {
  return { ...(await startVirtualDisplay()), ...(await startSessionBus()) }
}

/** @returns {Promise<NodeJS.ProcessEnv>} nothing where the program for it is missing */
async function startSessionBus() {
  if (!existsSync('/usr/bin/dbus-daemon')) return {}
  const { child } = startCompanion('/usr/bin/dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return { DBUS_SESSION_BUS_ADDRESS: await firstLine(child, child.stdout, 'The session bus (dbus-daemon)') }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {unknown} stream
 * @param {string} who
 * @returns {Promise<string>}
 */
function firstLine(child, stream, who) {
  const source = /** @type {import('node:stream').Readable} */ (stream)
  return new Promise((resolve, reject) => {
    /** @param {string} why */
    const fail = (why) => reject(new Failure(`${who} could not be started: ${why}.`))
    const patience = setTimeout(() => fail(`nothing heard within ${readyWithinMs / 1000} s`), readyWithinMs)
    let heard = ''
    child.once('error', (error) => fail(error.message))
    child.once('close', (code, signal) => fail(`it ended at once (${code ?? signal})`))
    source.setEncoding('utf8').on('data', (text) => {
      heard += text
      if (!heard.includes('\n')) return
      clearTimeout(patience)
      resolve(heard.slice(0, heard.indexOf('\n')).trim())
    })
  })
}
