// The Electron that the app runs on here: the one somebody points at, else its own download, else the one that the
// package registry carries.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { carriedFolder, carriedVersion, ensureCarriedElectron, isCarriedHere } from './carried-electron.mjs'
import { cacheFolder, root } from './places.mjs'
import { attempt } from './processes.mjs'
import { Failure, say, step } from './say.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} folder
 * @property {string} binary
 * @property {string} version
 * @property {number} nodeApi
 * @property {boolean} carried
 */

const electronModule = path.join(root, 'node_modules', 'electron')
const reachWithinMs = 8000
const forgetUnreachableAfterMs = 24 * 60 * 60 * 1000

/** @returns {Promise<Runtime>} */
export async function ensureElectron() {
  const pointedAt = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const runtime = pointedAt ? await chosen(pointedAt) : ((await downloaded()) ?? (await obtained()))
  await remember(runtime)
  return runtime
}

/** @param {string} folder */
async function chosen(folder) {
  if (!existsSync(path.join(folder, binaryPath()))) {
    throw new Failure(
      `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no ${binaryPath()} in it.`,
      'Point it at the folder of an unpacked Electron, or unset it.',
    )
  }
  return describe(folder, (await versionIn(folder)) ?? carriedVersion, false)
}

async function downloaded() {
  const folder = path.join(electronModule, 'dist')
  const version = await versionIn(folder)
  if (version !== (await wantedVersion()) || !existsSync(path.join(folder, binaryPath()))) return undefined
  // The electron package writes this last: without it the unpacking was cut short.
  if (!existsSync(path.join(electronModule, 'path.txt'))) return undefined
  return describe(folder, version, false)
}

async function obtained() {
  const fresh = !existsSync(carriedFolder())
  if (fresh || !(await wasUnreachable())) {
    const own = await download()
    if (own) return own
  }
  const runtime = describe(await ensureCarriedElectron(), carriedVersion, true)
  if (fresh) await checkLibraries(runtime.binary)
  return runtime
}

async function download() {
  const version = await wantedVersion()
  const reason = await step(`Looking for Electron ${version}`, () => unreachable(version))
  if (reason === undefined) {
    const { code, stderr } = await step(`Downloading Electron ${version} (about 120 MB, once)`, () =>
      attempt(process.execPath, [path.join(electronModule, 'install.js')]),
    )
    const runtime = await downloaded()
    if (runtime) {
      await checkLibraries(runtime.binary)
      return runtime
    }
    return without(version, reasonIn(stderr) ?? `exit ${code}`)
  }
  return without(version, reason)
}

/**
 * @param {string} version
 * @param {string} reason
 */
async function without(version, reason) {
  if (!isCarriedHere()) {
    throw new Failure(
      `Electron ${version} can't be downloaded: ${reason}`,
      'Set ELECTRON_MIRROR to a mirror of its releases, or ELECTRON_GET_USE_PROXY=1 and HTTPS_PROXY to a proxy, or ' +
        'ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron; then run the command again.',
    )
  }
  say(
    `  It can't be downloaded (${reason}): Foyer runs on Electron ${carriedVersion} of the package registry here.`,
  )
  await mkdir(cacheFolder(), { recursive: true })
  await writeFile(unreachableMark(version), reason)
  return undefined
}

/**
 * @param {string} version
 * @returns {Promise<string | undefined>} the reason, or undefined when somebody answers
 */
async function unreachable(version) {
  const script = path.join(root, 'scripts', 'setup', 'electron-reachable.mjs')
  const { code, stderr } = await attempt(process.execPath, [script, version], { timeoutMs: reachWithinMs })
  if (code === 0) return undefined
  return code === 'SIGTERM' ? `no answer within ${reachWithinMs / 1000} s` : stderr.trim() || `exit ${code}`
}

async function wasUnreachable() {
  const mark = await stat(unreachableMark(await wantedVersion())).catch(() => undefined)
  if (!mark) return false
  if (Date.now() - mark.mtimeMs < forgetUnreachableAfterMs) return true
  await rm(unreachableMark(await wantedVersion()), { force: true })
  return false
}

/** @param {string} version */
function unreachableMark(version) {
  return path.join(cacheFolder(), `electron-${version}-unreachable`)
}

async function wantedVersion() {
  const manifest = await readFile(path.join(electronModule, 'package.json'), 'utf8')
  return /** @type {{ version: string }} */ (JSON.parse(manifest)).version
}

/** @param {string} folder */
async function versionIn(folder) {
  const text = await readFile(path.join(folder, 'version'), 'utf8').catch(() => undefined)
  return text?.trim().replace(/^v/, '')
}

/** @param {NodeJS.Platform} platform */
export function binaryPath(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * @param {string} folder
 * @param {string} version
 * @param {boolean} carried
 * @returns {Runtime}
 */
function describe(folder, version, carried) {
  return { folder, binary: path.join(folder, binaryPath()), version, nodeApi: nodeApiOf(version), carried }
}

/** @param {string} version Electron 35 came with Node 22.14, the first of its line with Node-API 10 */
export function nodeApiOf(version) {
  return Number.parseInt(version, 10) >= 35 ? 10 : 9
}

/**
 * The sentence in what a program of Node says when it fails: not the stack below it.
 *
 * @param {string} said
 * @returns {string | undefined}
 */
export function reasonIn(said) {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  return lines.find((line) => /^\S*Error\b/.test(line)) ?? lines[0]
}

/**
 * What is missing on a Linux that is not Debian shows here, before a window would fail to open without a word.
 *
 * @param {string} binary
 */
async function checkLibraries(binary) {
  if (process.platform !== 'linux') return
  const { stdout } = await attempt('ldd', [binary])
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  if (missing.length === 0) return
  throw new Failure(
    `Electron needs system libraries that are not installed: ${missing.join(', ')}`,
    "Install them with this system's package manager, then run the command again.",
  )
}

/**
 * For whoever starts Electron without these scripts: the end-to-end tests run from an editor.
 *
 * @param {Runtime} runtime
 */
async function remember(runtime) {
  const file = path.join(root, 'node_modules', '.cache', 'foyer', 'electron.json')
  const text = JSON.stringify(runtime)
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}

/**
 * The environment in which the `electron` package and Playwright find this runtime.
 *
 * @param {Runtime} runtime
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(runtime) {
  return { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder }
}
