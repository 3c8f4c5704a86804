import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { buildForNode, QUICK_START } from '../testing/build-for-node.ts'
import { makePlace } from '../testing/start-test-server.ts'
import { openDatabase } from './open.ts'

const KILLS = 3
/** Each opening after a kill goes through the whole log and folder. */
const TIME_LIMIT_MS = 300_000

/** Runs the writer and kills it, without a warning, as soon as it has confirmed `commits` more. Out: the last confirmed. */
function writeAndKill(
  script: string,
  place: { dataFolder: string; databaseUrl: string | undefined },
  commits: number,
) {
  return new Promise<number>((resolve, reject) => {
    const writer = spawn(
      process.execPath,
      [...QUICK_START, script, place.dataFolder, place.databaseUrl ?? ''],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let confirmed = 0
    let heard = 0
    createInterface({ input: writer.stdout }).on('line', (line) => {
      confirmed = Number(line)
      if (++heard === commits) writer.kill('SIGKILL')
    })
    writer.once('error', reject)
    onTestFinished(() => void writer.kill('SIGKILL'))
    writer.once('close', () => resolve(confirmed))
  })
}

test(
  'what was confirmed is there after kill -9, and nothing is half there (I1)',
  { timeout: TIME_LIMIT_MS },
  async () => {
    const place = await makePlace()
    const { script, remove } = await buildForNode(
      path.resolve(import.meta.dirname, '../testing/write-until-killed.ts'),
    )
    try {
      for (let kill = 1; kill <= KILLS; kill++) {
        const confirmed = await writeAndKill(script, place, 7 * kill)
        const database = await openDatabase(place.dataFolder, place.databaseUrl ?? null)
        const [stream] = await database.query<{ head: number }>('select head from streams')
        const [log] = await database.query<{ count: number; last: number }>(
          'select count(*) as count, max(seq) as last from events',
        )
        await database.close()
        expect(stream!.head).toBeGreaterThanOrEqual(confirmed)
        expect(log).toEqual({ count: stream!.head, last: stream!.head })
      }
    } finally {
      await place.remove()
      await remove()
    }
  },
)
