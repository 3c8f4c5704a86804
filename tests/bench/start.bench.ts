import { cp } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { launchApp } from '../harness/app.ts'
import { deskOf } from '../harness/desk.ts'
import { seededData } from '../harness/seeded.ts'
import { startServer } from '../harness/server.ts'
import { bench } from './bench.ts'
import { startBlank, startFoyer, type Started } from './cold-start.ts'
import { median } from './figure.ts'
import { memoryMB, processorMs } from './process-tree.ts'
import { keep } from './results.ts'
import { times } from './settings.ts'

const BLANK_PAINT = "bare window's first paint"

bench('start', async ({ network, scratch }) => {
  const count = times(9, 3)
  const small = await smallDesk(scratch)
  const blank: number[] = []
  const few: number[] = []
  const all: number[] = []
  // In turn, so that what else the machine does hits all three alike; the first round warms the page cache.
  for (let round = 0; round <= count; round += 1) {
    const samples = [
      await painted(startBlank(join(scratch, 'blank'))),
      await painted(startFoyer(small.device, small.server.url)),
      await painted(startFoyer(network.device, network.server.url)),
    ]
    if (round > 0) [blank, few, all].forEach((list, index) => list.push(samples[index] ?? 0))
  }
  await small.server.kill()
  const limit = { name: BLANK_PAINT, value: median(blank) }
  const start = 'cold start to a painted chat list'
  keep({ name: `${start}, small network`, unit: 'ms', samples: few, limit, target: 1.35 })
  keep({ name: `${start}, large network`, unit: 'ms', samples: all, limit, target: 1.35 })
  keep({
    name: `${start}, large beside small`,
    unit: 'ms',
    samples: all,
    limit: { name: 'the same, small network', value: median(few) },
    target: 1.05,
  })
})

bench('rest', async ({ network, scratch }) => {
  bench.skip(process.platform !== 'linux', 'Memory of all processes is read from /proc.')
  const settleMs = times(20_000, 5000)
  const idleMs = times(30_000, 5000)
  const atRest = async (starting: Promise<Started>) => {
    const app = await starting
    await pause(settleMs)
    const memory = memoryMB(app.pid)
    const usedMs = processorMs(app.pid)
    await pause(idleMs)
    const idle = ((processorMs(app.pid) - usedMs) / idleMs) * 100
    await app.end()
    return { memory, idle }
  }
  const blank = await atRest(startBlank(join(scratch, 'blank')))
  const foyer = await atRest(startFoyer(network.device, network.server.url))
  keep({
    name: 'memory at rest, all processes (PSS)',
    unit: 'MB',
    samples: [foyer.memory],
    limit: { name: 'bare window', value: blank.memory },
    target: 1.5,
  })
  // The target is a difference: what the app uses above a bare window, in points.
  keep({
    name: 'idle processor above a bare window (target in points)',
    unit: '%',
    samples: [Math.max(0, foyer.idle - blank.idle)],
    limit: null,
    target: 0.3,
  })
})

async function painted(starting: Promise<Started>): Promise<number> {
  const app = await starting
  await app.end()
  return app.paintedMs
}

/** A desk on the usual demo network, synced. */
async function smallDesk(folder: string) {
  const data = join(folder, 'server')
  await cp(await seededData(), data, { recursive: true })
  const server = await startServer({ folder: data, databaseUrl: null })
  const device = join(folder, 'device')
  const app = await launchApp({ userData: device, server: server.url, demo: server.demo })
  await deskOf(app.page).synced()
  await app.quit()
  return { server, device }
}
