import { expect, it } from 'vitest'
import { createTurns } from './in-turn.ts'

/** Promise.withResolvers, which Node 20 has not. */
function gateOf() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}

const open = () => new AbortController().signal

it('runs one work at a time, in the order asked', async () => {
  const inTurn = createTurns()
  const log: string[] = []
  const gate = gateOf()
  const first = inTurn(open(), async () => {
    log.push('first starts')
    await gate.promise
    log.push('first ends')
  })
  const second = inTurn(open(), async () => {
    log.push('second starts')
    return 2
  })
  await Promise.resolve()
  gate.resolve()
  await first
  expect(await second).toBe(2)
  expect(log).toEqual(['first starts', 'first ends', 'second starts'])
})

it('goes on after a work that failed', async () => {
  const inTurn = createTurns()
  const broken = inTurn(open(), () => Promise.reject(new Error('broken')))
  const next = inTurn(open(), () => Promise.resolve('next'))
  await expect(broken).rejects.toThrow('broken')
  expect(await next).toBe('next')
})

it('never starts what was given up while it waited', async () => {
  const inTurn = createTurns()
  const gate = gateOf()
  const first = inTurn(open(), () => gate.promise)
  const scrolledAway = new AbortController()
  let started = false
  const second = inTurn(scrolledAway.signal, async () => {
    started = true
  })
  scrolledAway.abort()
  gate.resolve()
  await first
  await expect(second).rejects.toMatchObject({ name: 'AbortError' })
  expect(started).toBe(false)
})
