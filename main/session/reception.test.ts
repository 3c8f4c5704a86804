import { describe, expect, it } from 'vitest'
import { createReception, NO_RECEPTION, type StoredReception } from './reception.ts'

function reception() {
  let stored: StoredReception = NO_RECEPTION
  const clock = { ms: 1_000_000 }
  const file = { read: () => stored, write: (value: StoredReception) => void (stored = value) }
  const open = () => createReception(file, () => clock.ms)
  return { open, clock, stored: () => stored }
}

describe('reception mode', () => {
  it('is left with its PIN only, also after a restart, and keeps no PIN', () => {
    const { open, stored } = reception()
    open().start('2468')
    expect(JSON.stringify(stored())).not.toContain('2468')
    const again = open()
    expect(again.isActive()).toBe(true)
    expect(() => again.leave('1357')).toThrow(/wrong/)
    expect(again.isActive()).toBe(true)
    again.leave('2468')
    expect(open().isActive()).toBe(false)
  })

  it('looks at no PIN for a minute after five wrong ones, also after a restart', () => {
    const { open, clock } = reception()
    open().start('2468')
    for (let tries = 0; tries < 5; tries++) expect(() => open().leave('0000')).toThrow(/wrong/)
    expect(() => open().leave('2468')).toThrow(/Too many/)
    clock.ms += 60_000
    open().leave('2468')
    expect(open().isActive()).toBe(false)
  })

  it('takes five codes or names that fit nobody, then none for a minute', () => {
    const { open, clock } = reception()
    const opened = open()
    for (let tries = 0; tries < 5; tries++) {
      opened.requireTry()
      opened.countMiss()
    }
    expect(() => opened.requireTry()).toThrow(/Ask at the front desk/)
    clock.ms += 60_000
    opened.requireTry()
  })
})
