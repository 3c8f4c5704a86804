import { join } from 'node:path'
import { bench } from './bench.ts'
import { percentile } from './figure.ts'
import { installProbe, typingMs } from './in-window.ts'
import { accountFolder, BEHIND, copyDevice, openLarge, openLongest } from './large-network.ts'
import { bareTypingMs, TYPED } from './limits/bare-box.ts'
import { plainDownloadMs } from './limits/plain-download.ts'
import { plainDatabase } from './limits/plain-sqlite.ts'
import { keep } from './results.ts'

bench('catch-up', async ({ network, scratch }) => {
  const plain = plainDatabase(join(await accountFolder(network.device), 'cache.db'), scratch)
  const limit = { name: 'batched insert with words', value: plain.insertedPerSecond }
  plain.close()
  for (const size of ['few', 'many'] as const) {
    const app = await openLarge(network, await copyDevice(network.behind[size], join(scratch, size)))
    const { conversationId, lastSeq } = network.longest
    // Only what is still missing when the watching begins is counted: syncing begins while the window opens.
    const { missing, tookMs } = await app.page.evaluate(
      async ([id, last]) => {
        const lastSeqHere = async () => {
          const head = await window.foyer.call('chats.head', { conversationId: id })
          return head.ok ? head.value.lastSeq : 0
        }
        const first = await lastSeqHere()
        const startMs = performance.now()
        while ((await lastSeqHere()) < last) await new Promise((resolve) => setTimeout(resolve, 20))
        return { missing: last - first, tookMs: performance.now() - startMs }
      },
      [conversationId, lastSeq] as const,
    )
    if (missing < BEHIND[size] / 10) {
      throw new Error(`Only ${missing} of ${BEHIND[size]} events were missing when the catch-up was watched.`)
    }
    await app.quit()
    keep({
      name: `catch-up of ${BEHIND[size]} events`,
      unit: '/s',
      samples: [(missing / tookMs) * 1000],
      limit,
      target: 2.5,
    })
  }
})

bench('bootstrap', async ({ network, scratch }) => {
  const plain = plainDatabase(join(await accountFolder(network.device), 'cache.db'), scratch)
  plain.close()
  const downloadMs = await plainDownloadMs(network.server)
  keep({
    name: 'bootstrap: the first sync of everything, searchable',
    unit: 'ms',
    samples: [network.firstSyncMs],
    limit: { name: 'server and transport + batched insert with words', value: downloadMs + plain.filledMs },
    target: 2.5,
  })
})

bench('typing while syncing', async ({ network, scratch }) => {
  const bare = await bareTypingMs()
  const app = await openLarge(network, await copyDevice(network.behind.many, join(scratch, 'device')))
  await installProbe(app.page)
  await openLongest(app, network)
  const typed = await typingMs(app.page, TYPED)
  await app.quit()
  keep({
    name: `type in the composer while ${BEHIND.many} events sync, key to paint, p99`,
    unit: 'ms',
    samples: typed,
    share: 0.99,
    limit: { name: 'bare textarea, idle', value: percentile(bare, 0.99) },
    target: 1.5,
  })
})
