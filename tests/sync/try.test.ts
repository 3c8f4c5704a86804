import { it } from 'vitest'
import { runSchedule } from './world/run-schedule.ts'
it('tries', async () => {
  const from = Number(process.env.FROM ?? 1)
  const t = performance.now()
  let events = 0
  for (let seed = from; seed < from + Number(process.env.N ?? 10); seed++) {
    try {
      events += (await runSchedule(seed, 300)).events
    } catch (e) {
      console.log(
        'SEED',
        seed,
        (e as Error).message.slice(0, Number(process.env.LEN ?? 4000)),
        (e as Error).stack?.split('\n    at').slice(1, 6).join('\n  at'),
      )
      break
    }
  }
  console.log(performance.now() - t, events)
})
