import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { bench } from './bench.ts'
import { percentile } from './figure.ts'
import { installProbe, typingMs } from './in-window.ts'
import { accountFolder, BEHIND, openLarge, openLongest } from './large-network.ts'
import { bareTypingMs, TYPED } from './limits/bare-box.ts'
import { plainDatabase } from './limits/plain-sqlite.ts'
import { keep } from './results.ts'

bench('catch-up', async ({ network, scratch }) => {
  const plain = plainDatabase(join(await accountFolder(network.device), 'cache.db'), scratch)
  const limit = { name: 'batched insert with words', value: plain.insertedPerSecond }
  plain.close()
  for (const size of ['few', 'many'] as const) {
    const device = join(scratch, size)
    await cp(network.behind[size], device, { recursive: true })
    const app = await openLarge(network, device)
    const { conversationId, lastSeq } = network.longest
    const tookMs = await app.page.evaluate(
      async ([id, last]) => {
        const startMs = performance.now()
        for (;;) {
          const head = await window.foyer.call('chats.head', { conversationId: id })
          if (head.ok && head.value.lastSeq >= last) return performance.now() - startMs
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

bench('typing while syncing', async ({ network, scratch }) => {
  const bare = await bareTypingMs()
  const device = join(scratch, 'device')
  await cp(network.behind.many, device, { recursive: true })
  const app = await openLarge(network, device)
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
