import { createHash, randomBytes } from 'node:crypto'
import { access, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { MIGRATIONS } from '../database/migrations/index.ts'
import { openDatabase } from '../database/open.ts'
import { startServer, type RunningServer, type ServerOptions } from '../start.ts'

export interface TestServer extends RunningServer {
  dataFolder: string
  databaseUrl: string | undefined
}

/**
 * Starts a server for one test, in this process, on a folder of its own. `close` ends it and removes everything.
 * On PostgreSQL, with a database of its own, when TEST_DATABASE_URL names one; else on PGlite.
 */
export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const place = await makePlace()
  const server = await startServer({ ...place, ...options })
  return {
    ...server,
    ...place,
    close: async () => {
      await server.close()
      await place.remove()
    },
  }
}

/** A data folder, and a database where PostgreSQL is used, without a server. */
export async function makePlace() {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'foyer-server-'))
  const database = await makeDatabase()
  if (database === null) {
    await cp(path.join(await pgliteTemplate(), 'database'), path.join(dataFolder, 'database'), {
      recursive: true,
    })
  }
  return {
    dataFolder,
    databaseUrl: database?.url,
    remove: async () => {
      await rm(dataFolder, { recursive: true, force: true })
      await database?.drop()
    },
  }
}

async function makeDatabase(): Promise<{ url: string; drop(): Promise<void> } | null> {
  const parent = process.env.TEST_DATABASE_URL
  if (parent === undefined || parent === '') return null
  const name = `foyer_test_${randomBytes(6).toString('hex')}`
  await runOnce(parent, `create database ${name}`)
  const url = new URL(parent)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => runOnce(parent, `drop database ${name} with (force)`) }
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Making a PGlite database takes seconds and copying one does not: one is made for each state of the migrations. */
async function pgliteTemplate(): Promise<string> {
  const state = createHash('sha256').update(MIGRATIONS.join()).digest('hex').slice(0, 16)
  const template = path.resolve(import.meta.dirname, `../../node_modules/.cache/foyer/pglite-${state}`)
  if (await exists(template)) return template
  const fresh = `${template}.${process.pid}.${randomBytes(4).toString('hex')}`
  await mkdir(fresh, { recursive: true })
  await (await openDatabase(fresh, null)).close()
  await rename(fresh, template).catch(async (error: NodeJS.ErrnoException) => {
    // Another test file was faster.
    if (!(await exists(template))) throw error
    await rm(fresh, { recursive: true })
  })
  return template
}

async function exists(target: string): Promise<boolean> {
  return access(target).then(
    () => true,
    () => false,
  )
}
