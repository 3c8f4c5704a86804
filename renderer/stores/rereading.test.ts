import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installFakeBridge, type FakeBridge } from '../testing/fake-bridge.ts'
import { whenChanged } from './rereading.ts'

let bridge: FakeBridge

beforeEach(() => {
  bridge = installFakeBridge({})
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const change = () => bridge.tell('store.changed', { topics: ['message'], conversationIds: [] })

describe('reading again after changes', () => {
  it('answers the first at once and a storm of them with few readings, the last of them after the last change', () => {
    const reread = vi.fn()
    const stop = whenChanged(['message'], reread, undefined, 100)
    change()
    expect(reread).toHaveBeenCalledTimes(1)
    for (let count = 0; count < 10; count += 1) {
      vi.advanceTimersByTime(20)
      change()
    }
    vi.advanceTimersByTime(100)
    expect(reread).toHaveBeenCalledTimes(4)
    stop()
  })

  it('rests longer when the reading takes longer', () => {
    const reread = vi.fn()
    let restMs = 100
    const stop = whenChanged(['message'], reread, undefined, () => restMs)
    change()
    restMs = 1000
    vi.advanceTimersByTime(200)
    change()
    vi.advanceTimersByTime(799)
    expect(reread).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1)
    expect(reread).toHaveBeenCalledTimes(2)
    stop()
  })

  it('has nothing left to do when it was stopped', () => {
    const reread = vi.fn()
    const stop = whenChanged(['message'], reread, undefined, 100)
    change()
    change()
    stop()
    vi.advanceTimersByTime(1000)
    expect(reread).toHaveBeenCalledTimes(1)
  })

  it('passes over what is of no concern', () => {
    const reread = vi.fn()
    const stop = whenChanged(['booking'], reread)
    change()
    expect(reread).not.toHaveBeenCalled()
    stop()
  })
})
