import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installFakeBridge, type FakeBridge } from '../testing/fake-bridge.ts'
import { whenChanged } from './rereading.ts'
import { watchHand } from './typing-hand.ts'

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

  it('waits until the hand rests that types, but not for ever; what comes now and then is shown at once', () => {
    bridge.answer({ 'app.handTypes': () => ({}) })
    const letGo = watchHand()
    const box = document.body.appendChild(document.createElement('textarea'))
    const press = (key: string) => box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    const reread = vi.fn()
    const stop = whenChanged(['message'], reread, undefined, 100)
    const typeFor = (ms: number, each: () => void = () => undefined) => {
      for (let at = 0; at < ms; at += 100) {
        press('a')
        each()
        vi.advanceTimersByTime(100)
      }
    }
    typeFor(2000, change)
    expect(reread).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(400)
    expect(reread).toHaveBeenCalledTimes(2)
    typeFor(1500)
    change()
    expect(reread).toHaveBeenCalledTimes(3)
    typeFor(13_000, change)
    const asOften = reread.mock.calls.length
    expect(asOften).toBeGreaterThan(3)
    press('Enter')
    vi.advanceTimersByTime(100)
    expect(reread).toHaveBeenCalledTimes(asOften + 1)
    stop()
    letGo()
    box.remove()
    const told = bridge.calls.filter(({ name }) => name === 'app.handTypes').length
    expect(told).toBeGreaterThan(10)
    expect(told).toBeLessThan(166)
  })

  it('lets main know as soon as the cursor is put into a field', () => {
    bridge.answer({ 'app.handTypes': () => ({}) })
    const letGo = watchHand()
    const told = () => bridge.calls.filter(({ name }) => name === 'app.handTypes').length
    const button = document.body.appendChild(document.createElement('button'))
    const box = document.body.appendChild(document.createElement('textarea'))
    button.focus()
    expect(told()).toBe(0)
    box.focus()
    expect(told()).toBe(1)
    letGo()
    button.remove()
    box.remove()
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
