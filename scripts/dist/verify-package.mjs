import path from 'node:path'
import { Failure } from '../setup/say.mjs'

/** What must be off (false) or on (true) in everything that is shipped, whatever electron-builder.yml says. */
const wantedFuses = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  OnlyLoadAppFromAsar: true,
  EnableCookieEncryption: true,
  GrantFileProtocolExtraPrivileges: false,
}
/** How a fuse that is on is written into the binary: the digit one. */
const enabled = '1'.charCodeAt(0)
const wantedFiles = [
  /^package\.json$/,
  /^out(\/(main|preload|renderer)(\/.*)?)?$/,
  /^node_modules(\/better-sqlite3(\/(package\.json|LICENSE|lib|lib\/.*|prebuilds|prebuilds\/.*|build|build\/.*))?)?$/,
]

/**
 * Looks into what has been packaged: nothing in it that should not be, no switch on that should be off.
 *
 * @param {string} program
 */
export async function verifyPackage(program) {
  const files = await readFiles(program)
  const problems = [...strangeFuses(await readFuses(program)), ...strangeFiles(files), ...missingFiles(files)]
  if (problems.length === 0) return
  throw new Failure(
    `The package is not what it should be:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  )
}

/** @param {string} program */
async function readFuses(program) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')
  const wire = /** @type {Record<number, number>} */ (
    /** @type {unknown} */ (await getCurrentFuseWire(program))
  )
  return Object.fromEntries(
    Object.keys(wantedFuses).map((name) => [
      name,
      wire[FuseV1Options[/** @type {keyof typeof wantedFuses} */ (name)]] === enabled,
    ]),
  )
}

/** @param {string} program */
async function readFiles(program) {
  const { listPackage } = await import('@electron/asar')
  const folder = path.dirname(program)
  const resources =
    process.platform === 'darwin' ? path.join(folder, '..', 'Resources') : path.join(folder, 'resources')
  return listPackage(path.join(resources, 'app.asar'), { isPack: false })
}

/**
 * @param {Record<string, boolean>} fuses
 * @returns {string[]}
 */
export function strangeFuses(fuses) {
  return Object.entries(wantedFuses)
    .filter(([name, wanted]) => fuses[name] !== wanted)
    .map(([name, wanted]) => `the fuse ${name} is ${wanted ? 'off' : 'on'}`)
}

/**
 * @param {readonly string[]} files as asar lists them
 * @returns {string[]}
 */
export function strangeFiles(files) {
  return files
    .map((file) => file.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((file) => !wantedFiles.some((wanted) => wanted.test(file)))
    .map((file) => `${file} is in it`)
}

/**
 * The licences of what is bundled must be handed on with it.
 *
 * @param {readonly string[]} files as asar lists them
 * @returns {string[]}
 */
export function missingFiles(files) {
  const present = new Set(files.map((file) => file.replaceAll('\\', '/').replace(/^\//, '')))
  return ['out/main/licences.txt', 'out/renderer/licences.txt']
    .filter((file) => !present.has(file))
    .map((file) => `${file} is missing`)
}
