import path from 'node:path'
import { sourceHash } from '../build/source-hash.mjs'
import { cacheFolder, root } from '../setup/places.mjs'
import { postgresqlPrograms, startCluster } from '../test/postgresql.mjs'

/** What the demo network and a device's copy of it are made of. */
const madeOf = ['server', 'protocol', 'main/store', 'main/sync']

/**
 * The folder in which a network of this size is kept from run to run: another one when what makes it has changed.
 *
 * @param {{ customers: number, messages: number }} size
 * @param {'postgresql' | 'pglite'} database
 */
export async function benchFolder({ customers, messages }, database) {
  const version = (await sourceHash(root, madeOf, '')).slice(0, 12)
  // As root, PostgreSQL runs as somebody else, who can't look into root's home.
  const isElsewhere = database === 'postgresql' && process.getuid?.() === 0
  const parent = isElsewhere ? path.join('/var/tmp', 'foyer-bench') : path.join(cacheFolder(), 'bench')
  return path.join(parent, `${customers}-${messages}-${database}-${version}`)
}

/**
 * Starts a PostgreSQL that keeps its data in the given folder; undefined where there is none.
 *
 * @returns {Promise<((folder: string) => Promise<{ url: string, stop: () => Promise<void> }>) | undefined>}
 */
export async function hasCluster() {
  const programs = await postgresqlPrograms()
  return programs ? (folder) => startCluster(programs, folder) : undefined
}
