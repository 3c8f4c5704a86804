import { PGlite } from '@electric-sql/pglite'
import { join } from 'node:path'

/**
 * Changes the server's database directly, while the server is stopped: what an owner does in another tool, or what
 * only time brings, like the end of a session.
 */
export async function changeDatabase(serverData: string, sql: string): Promise<void> {
  const database = await PGlite.create(join(serverData, 'database'))
  await database.exec(sql)
  await database.close()
}
