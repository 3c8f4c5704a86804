import path from 'node:path'
import { sourceHash } from '../build/source-hash.mjs'
import { cacheFolder, root } from '../setup/places.mjs'
import { postgresqlPrograms, startCluster } from '../test/postgresql.mjs'

/** What the demo network is made of, and what a device's copy of it is made of. */
const networkOf = ['server', 'protocol/wire']
const deviceOf = ['main/store', 'main/sync', 'protocol/search']

/**
 * The folders in which a network of this size and the devices that know it are kept from run to run: others when what
 * makes them has changed. A change of the device's store alone leaves the network, which takes longest.
 *
 * @param {{ customers: number, messages: number }} size
 * @param {'postgresql' | 'pglite'} database
 */
export async function benchFolders({ customers, messages }, database) {
  // As root, PostgreSQL runs as somebody else, who can't look into root's home.
  const isElsewhere = database === 'postgresql' && process.getuid?.() === 0
  const parent = isElsewhere ? path.join('/var/tmp', 'foyer-bench') : path.join(cacheFolder(), 'bench')
  const network = path.join(parent, `${customers}-${messages}-${database}-${await version(networkOf)}`)
  return { network, devices: path.join(network, `devices-${await version(deviceOf)}`) }
}

/** @param {readonly string[]} places */
async function version(places) {
  return (await sourceHash(root, places, '')).slice(0, 12)
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
