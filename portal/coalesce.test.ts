import { expect, it } from 'vitest'
import { coalesced } from './coalesce.ts'

it('never runs twice at once, and runs once more for all who asked meanwhile', async () => {
  const ends: (() => void)[] = []
  const task = coalesced(() => new Promise<void>((resolve) => ends.push(resolve)))
  const first = task()
  const second = task()
  const third = task()
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await first
  await expect.poll(() => ends.length).toBe(2)
  ends[1]?.()
  await Promise.all([second, third])
  expect(ends).toHaveLength(2)
})

it('runs again after a failure', async () => {
  let runs = 0
  const task = coalesced(() => {
    runs += 1
    return runs === 1 ? Promise.reject(new Error('away')) : Promise.resolve()
  })
  const first = task()
  const second = task()
  await expect(first).rejects.toThrow('away')
  await second
  expect(runs).toBe(2)
})
