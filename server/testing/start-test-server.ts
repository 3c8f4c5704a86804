import { createHash, randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
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
    // A thousand files: each by promises took four times as much of the processor.
    cpSync(path.join(await pgliteTemplate(), 'database'), path.join(dataFolder, 'database'), {
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
  await runOnce(parent, async (client) => {
    const template = await postgresqlTemplate(parent, client)
    await client.query(`create database ${name} template ${template}`)
  })
  const drop = `drop database ${name} with (force)`
  return { url: databaseIn(parent, name), drop: () => runOnce(parent, (client) => client.query(drop)) }
}

async function runOnce(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function databaseIn(parent: string, name: string): string {
  const url = new URL(parent)
  url.pathname = `/${name}`
  return url.href
}

/** A database with all migrations and nothing else, as on PGlite. Whoever needs it first makes it; the others wait. */
async function postgresqlTemplate(parent: string, client: pg.Client): Promise<string> {
  const name = `foyer_template_${STATE}`
  await client.query('select pg_advisory_lock(1)')
  const found = await client.query('select 1 from pg_database where datname = $1', [name])
  if (found.rows.length === 0) {
    const draft = `foyer_draft_${randomBytes(6).toString('hex')}`
    await client.query(`create database ${draft}`)
    await (await openDatabase('', databaseIn(parent, draft))).close()
    await client.query(`alter database ${draft} rename to ${name}`)
  }
  await client.query('select pg_advisory_unlock(1)')
  return name
}

/** Names what the migrations make. */
const STATE = createHash('sha256').update(MIGRATIONS.join()).digest('hex').slice(0, 16)

/** Making a PGlite database takes seconds and copying one does not: one is made for each state of the migrations. */
async function pgliteTemplate(): Promise<string> {
  const template = path.resolve(import.meta.dirname, `../../node_modules/.cache/foyer/pglite-${STATE}`)
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
