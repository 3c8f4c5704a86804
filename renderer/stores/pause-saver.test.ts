import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PauseSaver, type SaveState } from './pause-saver.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function saverOf(save: (text: string) => Promise<void>) {
  const states: SaveState[] = []
  return { saver: new PauseSaver(save, (state) => states.push(state), 300), states }
}

describe('a saver', () => {
  it('saves once per pause, with the last text', async () => {
    const save = vi.fn(async () => {})
    const { saver, states } = saverOf(save)
    saver.type('H')
    await vi.advanceTimersByTimeAsync(200)
    saver.type('Hi')
    await vi.advanceTimersByTimeAsync(299)
    expect(save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(save.mock.calls).toEqual([['Hi']])
    expect(states.at(-1)).toEqual({ state: 'saved' })
  })

  it('saves at once when it is flushed, and then not again', async () => {
    const save = vi.fn(async () => {})
    const { saver } = saverOf(save)
    saver.type('Hi')
    await saver.flush()
    await vi.advanceTimersByTimeAsync(1000)
    expect(save.mock.calls).toEqual([['Hi']])
  })

  it('keeps the order when a save is slow', async () => {
    const saved: string[] = []
    let release = () => {}
    const first = new Promise<void>((resolve) => (release = resolve))
    const { saver, states } = saverOf(async (text) => {
      if (text === 'slow') await first
      saved.push(text)
    })
    saver.type('slow')
    const slow = saver.flush()
    saver.type('newer')
    const newer = saver.flush()
    release()
    await Promise.all([slow, newer])
    expect(saved.at(-1)).toBe('newer')
    expect(states.at(-1)).toEqual({ state: 'saved' })
  })

  it('says why it failed and tries again with the next flush', async () => {
    const save = vi.fn(async () => {})
    save.mockRejectedValueOnce(new Error('The disk is full.'))
    const { saver, states } = saverOf(save)
    saver.type('Hi')
    await saver.flush()
    expect(states.at(-1)).toEqual({ state: 'failed', reason: 'The disk is full.' })
    await saver.flush()
    expect(save.mock.calls).toEqual([['Hi'], ['Hi']])
    expect(states.at(-1)).toEqual({ state: 'saved' })
  })
})
