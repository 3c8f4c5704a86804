import { beforeEach, describe, expect, it } from 'vitest'
import { installFakeBridge, type FakeBridge } from '../testing/fake-bridge.ts'
import { createRowWindow } from './row-window.ts'

let bridge: FakeBridge
let reads: { word: string; offset: number }[]

beforeEach(() => {
  bridge = installFakeBridge({})
  reads = []
})

function storeOf(total: () => number, gate: (word: string) => Promise<void> = async () => {}) {
  return createRowWindow<string, { word: string }>({
    topics: ['message'],
    firstQuery: { word: 'a' },
    read: async ({ word }, offset, limit) => {
      reads.push({ word, offset })
      await gate(word)
      const count = Math.max(0, Math.min(limit, total() - offset))
      return {
        rows: Array.from({ length: count }, (_, index) => `${word}${offset + index}`),
        total: total(),
        extra: null,
      }
    },
  })
}

describe('a window on a long list', () => {
  it('reads only the pages on screen', async () => {
    const store = storeOf(() => 10_000)
    store.getState().watch()
    await store.getState().reread()
    store.getState().show(4990, 5010)
    await store.getState().reread()
    expect(store.getState().rows.get(5000)).toBe('a5000')
    expect(store.getState().rows.get(4990)).toBe('a4990')
    expect(store.getState().rows.size).toBe(100)
    expect(store.getState().total).toBe(10_000)
  })

  it('is read once for two that watch, and heard for as long as one does', async () => {
    let total = 3
    const store = storeOf(() => total)
    const stopFirst = store.getState().watch()
    await store.getState().filled()
    const stopSecond = store.getState().watch()
    await store.getState().filled()
    expect(reads).toHaveLength(1)
    stopFirst()
    total = 4
    bridge.tell('store.changed', { topics: ['message'], conversationIds: [] })
    await store.getState().filled()
    expect(store.getState().rows.get(3)).toBe('a3')
    stopSecond()
    bridge.tell('store.changed', { topics: ['message'], conversationIds: [] })
    await store.getState().filled()
    expect(reads).toHaveLength(2)
  })

  it('reads again when one of its topics changed, and not else', async () => {
    let total = 3
    const store = storeOf(() => total)
    const stop = store.getState().watch()
    await store.getState().reread()
    const before = reads.length
    bridge.tell('store.changed', { topics: ['booking'], conversationIds: [] })
    expect(reads).toHaveLength(before)
    total = 4
    bridge.tell('store.changed', { topics: ['message'], conversationIds: [] })
    await store.getState().reread()
    expect(store.getState().rows.get(3)).toBe('a3')
    stop()
    const after = reads.length
    bridge.tell('store.changed', { topics: ['message'], conversationIds: [] })
    expect(reads).toHaveLength(after)
  })

  it('never shows the answer to an older question', async () => {
    let release = () => {}
    const slow = new Promise<void>((resolve) => (release = resolve))
    const store = storeOf(
      () => 1,
      (word) => (word === 'a' ? slow : Promise.resolve()),
    )
    void store.getState().reread()
    const asked = store.getState().ask({ word: 'b' })
    release()
    await asked
    expect([...store.getState().rows.values()]).toEqual(['b0'])
  })

  it('forgets rows that are gone', async () => {
    let total = 150
    const store = storeOf(() => total)
    store.getState().show(0, 120)
    await store.getState().reread()
    expect(store.getState().rows.size).toBe(150)
    total = 20
    await store.getState().reread()
    expect(store.getState().rows.size).toBe(20)
    expect(store.getState().total).toBe(20)
  })
})
