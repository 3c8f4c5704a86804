import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from './places.mjs'
import { npm } from './processes.mjs'
import { Failure, step } from './say.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.foyer-installed')

/** Installs the packages of package-lock.json when they are missing or other ones. */
export async function ensurePackages() {
  requireNode()
  const lockText = await readFile(path.join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256')
    .update(`${process.platform} ${process.arch} `)
    .update(lockText)
    .digest('hex')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return
  const installed = await readFile(path.join(modules, '.package-lock.json'), 'utf8').catch(() => undefined)
  if (installed === undefined || !holdsEverything(JSON.parse(installed), JSON.parse(lockText))) {
    await rm(stamp, { force: true })
    await step(installed === undefined ? 'Installing packages' : 'Renewing packages', install)
  }
  await writeFile(stamp, hash)
}

function requireNode() {
  if (isNewEnough(process.versions.node)) return
  throw new Failure(
    `Foyer needs Node 20.19 or newer; this is Node ${process.versions.node}.`,
    'Install one from https://nodejs.org and run the command again.',
  )
}

/** @param {string} version */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

function install() {
  return npm('Installing the packages', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })
}

/**
 * Whether what is installed holds every package of the lock. Optional ones may be absent: they are for other systems.
 *
 * @param {Lock} installed
 * @param {Lock} locked
 */
export function holdsEverything(installed, locked) {
  return Object.entries(locked.packages ?? {}).every(([place, wanted]) => {
    if (place === '') return true
    const present = installed.packages?.[place]
    if (!present) return wanted.optional === true || wanted.devOptional === true
    return present.version === wanted.version && present.integrity === wanted.integrity
  })
}
