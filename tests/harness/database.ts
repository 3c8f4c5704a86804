import { PGlite } from '@electric-sql/pglite'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import type { ServerData } from './seeded.ts'

/**
 * Changes the server's database directly, while the server is stopped: what an owner does in another tool, or what
 * only time brings, like the end of a session.
 */
export async function changeDatabase({ folder, databaseUrl }: ServerData, sql: string): Promise<void> {
  if (databaseUrl !== null) {
    await query(databaseUrl, sql)
    return
  }
  const database = await PGlite.create(join(folder, 'database'))
  await database.exec(sql)
  await database.close()
}

/** Makes an empty database in a PostgreSQL; answers with its address. */
export async function createDatabase(cluster: string, name: string): Promise<string> {
  await query(cluster, `create database ${name}`)
  return addressOf(cluster, name)
}

/** Makes a database with all that is in `template`, to which nobody may be connected; answers with its address. */
export async function copyDatabase(cluster: string, template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await query(cluster, `create database ${name} template ${template}`)
  return addressOf(cluster, name)
}

export async function dropDatabase(cluster: string, databaseUrl: string): Promise<void> {
  await query(cluster, `drop database ${new URL(databaseUrl).pathname.slice(1)} with (force)`)
}

export async function hasDatabase(cluster: string, name: string): Promise<boolean> {
  const found = await query(cluster, `select 1 from pg_database where datname = '${name}'`)
  return found.rows.length > 0
}

function addressOf(cluster: string, name: string): string {
  const address = new URL(cluster)
  address.pathname = `/${name}`
  return address.href
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
