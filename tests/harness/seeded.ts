import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './places.ts'
import { startServer } from './server.ts'

const CACHE = join(ROOT, 'node_modules', '.cache', 'foyer')

/**
 * The data folder of a server with the fresh demo network, to be copied. Written once for each build of the server and
 * each day, as the demo's times are today's: writing it takes longer than a test.
 */
export async function seededData(): Promise<string> {
  const build = (await readFile(join(ROOT, 'out/server/.built-from'), 'utf8')).slice(0, 16)
  const name = `demo-${new Date().toISOString().slice(0, 10)}-${build}`
  const folder = join(CACHE, name)
  if (await stat(folder).catch(() => null)) return folder
  await mkdir(CACHE, { recursive: true })
  for (const old of await readdir(CACHE)) {
    if (old.startsWith('demo-') && old !== name) await rm(join(CACHE, old), { recursive: true, force: true })
  }
  const draft = `${folder}.draft-${process.pid}`
  await (await startServer(draft)).stop()
  // Another worker may have been quicker: its folder is as good.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return folder
}
