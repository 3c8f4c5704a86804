import { randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyDatabase, createDatabase, dropDatabase, hasDatabase } from './database.ts'
import { ROOT, temporaryFolder } from './places.ts'
import { startServer } from './server.ts'

const CACHE = join(ROOT, 'node_modules', '.cache', 'foyer')
const NOTE = 'database.txt'

/** What a server keeps: a folder, and a PostgreSQL database where it is not the built-in one in that folder. */
export interface ServerData {
  folder: string
  databaseUrl: string | null
}

/** What a server keeps, and the function that removes it. */
export interface DataCopy {
  data: ServerData
  remove(): Promise<void>
}

/** Which database a test's server has; `quick` is PostgreSQL where `npm test` has started one. */
export type DatabaseKind = 'quick' | 'built-in'

/**
 * A copy of the fresh demo network for one test, and the function that removes it; its server must have stopped then.
 * A server on PostgreSQL starts in a fifth of the time that PGlite takes, which is most of the time of a short test.
 */
export async function freshDemo(kind: DatabaseKind = 'quick'): Promise<DataCopy> {
  const cluster = clusterOf(kind)
  const folder = await seededData(cluster)
  return copyData({ folder, database: cluster ? await readFile(join(folder, NOTE), 'utf8') : null }, cluster)
}

/** The PostgreSQL for that kind of database; undefined for the built-in one. */
function clusterOf(kind: DatabaseKind): string | undefined {
  return kind === 'quick' ? process.env['FOYER_TEST_POSTGRESQL'] || undefined : undefined
}

/** A copy of the data of a server that has stopped, as `freshDemo` gives it. */
export async function copyOf({ folder, databaseUrl }: ServerData): Promise<DataCopy> {
  if (databaseUrl === null) return copyData({ folder, database: null }, undefined)
  return copyData({ folder, database: new URL(databaseUrl).pathname.slice(1) }, clusterOf('quick'))
}

async function copyData(
  from: { folder: string; database: string | null },
  cluster: string | undefined,
): Promise<DataCopy> {
  const place = await temporaryFolder('server')
  const folder = join(place.path, 'server')
  // A thousand files where the database is the built-in one: each by promises takes four times as much of the processor.
  cpSync(from.folder, folder, { recursive: true })
  if (!cluster || from.database === null) {
    return { data: { folder, databaseUrl: null }, remove: () => place.remove() }
  }
  const databaseUrl = await copyDatabase(cluster, from.database)
  return {
    data: { folder, databaseUrl },
    async remove() {
      await dropDatabase(cluster, databaseUrl)
      await place.remove()
    },
  }
}

/**
 * The data folder of a server with the fresh demo network, to be copied. Written once for each build of the server and
 * each day, as the demo's times are today's: writing it takes longer than a test. In: the PostgreSQL whose database it
 * uses; without one it holds the built-in database.
 */
export async function seededData(cluster?: string): Promise<string> {
  const build = (await readFile(join(ROOT, 'out/server/.built-from'), 'utf8')).slice(0, 16)
  const kind = cluster ? 'demo-postgresql-' : 'demo-'
  const name = `${kind}${new Date().toISOString().slice(0, 10)}-${build}`
  const folder = join(CACHE, name)
  if (await isWhole(folder, cluster)) return folder
  await mkdir(CACHE, { recursive: true })
  for (const old of await readdir(CACHE)) {
    if (/^demo-(postgresql-)?/.exec(old)?.[0] === kind && (cluster || old !== name)) {
      await rm(join(CACHE, old), { recursive: true, force: true })
    }
  }
  const draft = `${folder}.draft-${process.pid}`
  await write(draft, cluster)
  // Another worker may have been quicker: its folder is as good.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return folder
}

/** A PostgreSQL of `npm test` ends with the run; the folder that belonged to it stays. */
async function isWhole(folder: string, cluster: string | undefined): Promise<boolean> {
  if (!(await stat(folder).catch(() => null))) return false
  return !cluster || hasDatabase(cluster, await readFile(join(folder, NOTE), 'utf8'))
}

async function write(folder: string, cluster: string | undefined): Promise<void> {
  const database = `demo_${randomBytes(6).toString('hex')}`
  const databaseUrl = cluster ? await createDatabase(cluster, database) : null
  await (await startServer({ folder, databaseUrl })).stop()
  if (cluster) await writeFile(join(folder, NOTE), database)
}
