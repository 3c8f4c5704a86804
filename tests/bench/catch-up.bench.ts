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
    const tookMs = await app.page.evaluate(
      async ([id, last]) => {
        const startMs = performance.now()
        for (;;) {
          const head = await window.foyer.call('chats.head', { conversationId: id })
          const status = await window.foyer.call('app.status', {})
          // Far behind, the newest come first: the last one's number alone does not say that all are here.
          const isWhole = status.ok && status.value.firstSync === null && status.value.history === null
          if (isWhole && head.ok && head.value.lastSeq >= last) return performance.now() - startMs
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      },
      [conversationId, lastSeq] as const,
    )
    await app.quit()
    keep({
      name: `catch-up of ${BEHIND[size]} events`,
      unit: '/s',
      samples: [(BEHIND[size] / tookMs) * 1000],
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
