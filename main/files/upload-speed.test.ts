import { describe, expect, it } from 'vitest'
import { createUploadSpeed } from './upload-speed.ts'

describe('the speed of an upload', () => {
  it('is not known at first, then follows the last four seconds', () => {
    let nowMs = 0
    const speed = createUploadSpeed(() => nowMs)
    speed.reached(0)
    expect(speed.bytesPerSecond()).toBeNull()
    nowMs = 1000
    speed.reached(1_000_000)
    expect(speed.bytesPerSecond()).toBe(1_000_000)
    for (nowMs = 2000; nowMs <= 9000; nowMs += 1000) speed.reached(1_000_000 + (nowMs - 1000) * 100)
    expect(speed.bytesPerSecond()).toBe(100_000)
  })

  it('begins anew when the server does', () => {
    let nowMs = 0
    const speed = createUploadSpeed(() => nowMs)
    speed.reached(5_000_000)
    nowMs = 1000
    speed.reached(0)
    expect(speed.bytesPerSecond()).toBeNull()
    nowMs = 2000
    speed.reached(200)
    expect(speed.bytesPerSecond()).toBe(200)
  })
})
