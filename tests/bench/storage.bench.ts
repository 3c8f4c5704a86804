import { statSync } from 'node:fs'
import { join } from 'node:path'
import { bench } from './bench.ts'
import { median } from './figure.ts'
import { installProbe, searchMs } from './in-window.ts'
import { accountFolder, openLarge, openLongest } from './large-network.ts'
import { openBlank } from './limits/blank-window.ts'
import { plainDatabase } from './limits/plain-sqlite.ts'
import { displayFrameMs } from './limits/plain-window.ts'
import { keep } from './results.ts'
import { times } from './settings.ts'

/** Words of the demo's own talk: one in many messages, one in few, two that follow each other, and a beginning. */
const QUERIES = [
  { kind: 'common', words: 'room', match: '"room"' },
  { kind: 'rare', words: 'heating', match: '"heating"' },
  { kind: 'phrase', words: '"meeting room"', match: '"meeting room"' },
  { kind: 'prefix', words: 'me', match: '"me"*' },
] as const

bench('storage', async ({ network, scratch }) => {
  const folder = await accountFolder(network.device)
  const plain = plainDatabase(join(folder, 'cache.db'), scratch)
  const sizeMB = ['cache.db', 'cache.db-wal'].reduce((sum, name) => sum + sizeOf(join(folder, name)), 0) / 1e6
  keep({
    name: 'database size',
    unit: 'MB',
    samples: [sizeMB],
    limit: { name: 'rows + index + words alone', value: plain.sizeMB },
    target: 1.3,
  })
  const blank = await openBlank()
  const frameMs = await displayFrameMs(blank.page)
  await blank.close()
  const app = await openLarge(network)
  // What is measured is a day's work, not the start: that has figures of its own.
  await app.synced()
  await installProbe(app.page)
  await openLongest(app, network)
  const roundTrips = await app.page.evaluate(
    async (rounds) => {
      const samples: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const startMs = performance.now()
        await window.foyer.call('app.badges', {})
        samples.push(performance.now() - startMs)
      }
      return samples
    },
    times(50, 20),
  )
  const limitOf = (match: string) => ({
    name: 'raw query + IPC + one frame',
    value: plain.queryMs(match) + median(roundTrips) + frameMs,
  })
  const search = async (kind: string, words: string, match: string) => {
    keep({
      name: `search, ${kind}, keystroke to painted hits, p95`,
      unit: 'ms',
      samples: await searchMs(app.page, words, times(30, 8)),
      share: 0.95,
      limit: limitOf(match),
      target: 2,
    })
  }
  await app.page.keyboard.press('ControlOrMeta+Shift+F')
  for (const { kind, words, match } of QUERIES) await search(kind, words, match)
  await app.page.getByRole('button', { name: `Only in the chat with ${network.longest.name}` }).click()
  await search('in one chat', 'room', '"room"')
  await app.quit()
  plain.close()
})

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
