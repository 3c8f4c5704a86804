import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../setup/places.mjs'
import { Failure, say, seconds } from '../setup/say.mjs'
import { sweepDrafts } from '../setup/cache.mjs'
import { sourceHash } from './source-hash.mjs'
import { targets } from './targets.mjs'

const out = path.join(root, 'out')
const toolchain = ['scripts/build', 'package-lock.json', 'tsconfig.json']

/**
 * Builds what has changed since it was last built.
 *
 * @param {readonly string[]} [names] all when absent
 */
export async function buildTargets(names) {
  await mkdir(out, { recursive: true })
  await sweepDrafts(out)
  const salt = await sourceHash(root, toolchain, '')
  for (const target of targets) {
    if (names && !names.includes(target.name)) continue
    if (!existsSync(path.join(root, target.entry))) {
      say(`• Not built: ${target.name} (there is no ${target.entry})`)
      continue
    }
    const hash = await sourceHash(root, target.sources, salt)
    const stamp = path.join(out, target.name, '.built-from')
    if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) continue
    await buildTarget(target, hash)
  }
}

/**
 * Builds beside the old result and swaps, so that a running app or a failed build never meets half of one.
 *
 * @param {import('./targets.mjs').Target} target
 * @param {string} hash
 */
async function buildTarget(target, hash) {
  const startedMs = performance.now()
  const draft = path.join(out, `${target.name}.draft-${process.pid}`)
  const { build } = await import('vite')
  const config = await target.config(draft)
  try {
    await build({
      root,
      configFile: false,
      envFile: false,
      logLevel: 'error',
      ...config,
      build: {
        ...config.build,
        emptyOutDir: true,
        copyPublicDir: !config.build?.ssr,
        reportCompressedSize: false,
      },
    })
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw new Failure(
      `${target.name} does not build.\n${error instanceof Error ? error.message : String(error)}`,
    )
  }
  if (target.assets) {
    const [from = '', to = ''] = target.assets
    if (existsSync(path.join(root, from)))
      await cp(path.join(root, from), path.join(draft, to), { recursive: true })
  }
  await writeFile(path.join(draft, '.built-from'), hash)
  await swap(draft, path.join(out, target.name))
  say(`• Built ${target.name} in ${seconds(startedMs)}`)
}

/**
 * @param {string} draft
 * @param {string} final
 */
async function swap(draft, final) {
  const old = `${final}-old.draft-${process.pid}`
  if (existsSync(final)) await rename(final, old)
  await rename(draft, final)
  await rm(old, { recursive: true, force: true })
}
