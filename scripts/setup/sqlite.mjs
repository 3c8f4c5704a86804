// SQLite for runtimes older than Node-API 10. The npm package carries a binary for Node-API 10, which crashes Node 20
// and Electron 33; its own source compiled for Node-API 9 runs on all of them. better-sqlite3 looks into its
// build/Release before it looks at the carried binary, so no line of the app knows of this.
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeOnce } from './cache.mjs'
import { cacheFolder, root } from './places.mjs'
import { attempt, run } from './processes.mjs'
import { Failure, step } from './say.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const requiredNodeApi = 10
const packageFolder = path.join(root, 'node_modules', 'better-sqlite3')
const referencesHeader = path.join(root, 'scripts', 'setup', 'napi9-references.h')
const binaryName = 'better_sqlite3.node'
const installFolder = path.join(packageFolder, 'build', 'Release')

/** Where better-sqlite3 looks first. */
export const compiledBinary = path.join(installFolder, binaryName)

const optimisation = ['-O2', '-fPIC', '-w', '-fvisibility=hidden']

/**
 * @param {number} electronNodeApi what the Electron at hand offers; Infinity when none is to be used
 * @param {number} [ownNodeApi]
 */
export function needsCompiling(electronNodeApi, ownNodeApi = Number(process.versions.napi)) {
  return Math.min(electronNodeApi, ownNodeApi) < requiredNodeApi
}

/** @param {number} electronNodeApi */
export async function ensureSqlite(electronNodeApi) {
  if (!needsCompiling(electronNodeApi)) return
  const key = await buildKey()
  const stamp = path.join(installFolder, 'built-from')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === key) return
  if (process.platform === 'win32') {
    throw new Failure(
      `Node ${process.versions.node} is too old for the SQLite module on Windows.`,
      'Install Node 22.14 or newer from https://nodejs.org and run the command again.',
    )
  }
  const folder = path.join(cacheFolder(), `better-sqlite3-${key}`)
  await makeOnce(folder, async (draft) => {
    await requireCompiler()
    await step('Compiling SQLite for Node-API 9 (half a minute, once)', () =>
      compile(path.join(draft, binaryName)),
    )
  })
  await install(path.join(folder, binaryName))
  await writeFile(stamp, key)
}

/** Everything that the binary depends on, so that a change of any of it compiles anew. */
async function buildKey() {
  const hash = createHash('sha256')
  for (const name of ['better-sqlite3', 'node-addon-api', 'node-api-headers']) {
    hash.update(`${name} ${await packageVersion(name)} `)
  }
  hash.update(await readFile(referencesHeader)).update(optimisation.join(' '))
  const version = await packageVersion('better-sqlite3')
  return `${version}-${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 12)}`
}

/** @param {string} name */
async function packageVersion(name) {
  const text = await readFile(path.join(root, 'node_modules', name, 'package.json'), 'utf8')
  return /** @type {{ version: string }} */ (JSON.parse(text)).version
}

/** @param {string} target */
async function compile(target) {
  const work = `${target}.objects`
  await mkdir(work)
  const sqlite = path.join(packageFolder, 'deps', 'sqlite3')
  const defines = sqliteDefines(await readFile(path.join(packageFolder, 'deps', 'defines.gypi'), 'utf8'))
  const engine = path.join(work, 'sqlite3.o')
  const addon = path.join(work, 'addon.o')
  // prettier-ignore
  const addonFlags = [
    '-std=c++20', '-fvisibility-inlines-hidden', '-include', referencesHeader, '-DNAPI_VERSION=9',
    '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
    `-I${path.join(root, 'node_modules', 'node-api-headers', 'include')}`,
    `-I${path.join(root, 'node_modules', 'node-addon-api')}`, `-I${sqlite}`,
  ]
  // prettier-ignore
  await Promise.all([
    run('cc', ['-c', ...optimisation, '-std=c99', ...defines, `-I${sqlite}`, path.join(sqlite, 'sqlite3.c'), '-o', engine]),
    run('c++', ['-c', ...optimisation, ...addonFlags, ...defines, path.join(packageFolder, 'src', 'better_sqlite3.cpp'), '-o', addon]),
  ])
  await run('c++', [...linkFlags(), '-o', target, addon, engine])
  await rm(work, { recursive: true })
  await check(target)
}

function linkFlags() {
  if (process.platform === 'darwin') return ['-bundle', '-undefined', 'dynamic_lookup']
  return ['-shared', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-s', '-ldl', '-lpthread', '-lm']
}

async function requireCompiler() {
  if ((await attempt('c++', ['--version'])).code === 0) return
  await ensureSystemPackages('compiling SQLite', ['g++'])
  if ((await attempt('c++', ['--version'])).code === 0) return
  throw new Failure(
    `SQLite has to be compiled for Node ${process.versions.node}, and there is no C++ compiler here.`,
    process.platform === 'darwin'
      ? 'Run: xcode-select --install    or use Node 22.14 or newer.'
      : 'Install g++, or use Node 22.14 or newer.',
  )
}

/** @param {string} binary */
async function check(binary) {
  const open = `new (require('better-sqlite3'))(':memory:', { nativeBinding: ${JSON.stringify(binary)} })`
  const script = `${open}.prepare("select 1.5, ?, null").get('x')`
  const { code, stderr } = await attempt(process.execPath, ['-e', script], { cwd: root })
  if (code !== 0) throw new Failure(`The compiled SQLite module does not load (${code}).\n${stderr}`)
}

/** @param {string} binary */
async function install(binary) {
  await mkdir(installFolder, { recursive: true })
  const draft = `${compiledBinary}.draft-${process.pid}`
  await copyFile(binary, draft)
  await rename(draft, compiledBinary)
}

/**
 * The compile options that better-sqlite3 itself uses, from its gyp file.
 *
 * @param {string} gypi
 */
export function sqliteDefines(gypi) {
  return [...gypi.matchAll(/'([A-Z0-9_]+(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`)
}
