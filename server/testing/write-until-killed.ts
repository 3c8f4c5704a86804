import { writeSync } from 'node:fs'
import { openDatabase } from '../database/open.ts'

/**
 * A process for the test of durability: writes one event after the other and prints each number once its commit was
 * confirmed. It ends when it is killed. In: the data folder and, for PostgreSQL, its address.
 */
const [folder = '', url = ''] = process.argv.slice(2)
const database = await openDatabase(folder, url === '' ? null : url)
for (;;) {
  const seq = await database.transaction(async (queries) => {
    const [stream] = await queries.query<{ head: number }>(
      `insert into streams (id, epoch, head, floor) values ('user:test', 'e', 1, 0)
       on conflict (id) do update set head = streams.head + 1 returning head`,
    )
    await queries.query(
      `insert into events (stream, seq, entity, entity_id, change, rev, at, body)
       values ('user:test', $1, 'test', 'x', 'put', 1, 0, $2::json)`,
      [stream!.head, JSON.stringify({ text: 'x'.repeat(200) })],
    )
    return stream!.head
  })
  // At once, and an error when nobody listens any more.
  writeSync(1, `${seq}\n`)
}
