import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { sampleMessage } from '../../../testing/samples.ts'
import { timelineDays } from './timeline-rows.ts'

const zone = 'Europe/Berlin'
const morning = Date.UTC(2026, 10, 24, 9, 0)
const minute = 60_000

function message(seq: number | null, change: Partial<MessageView> = {}): MessageView {
  return sampleMessage(seq, { at: morning + (seq ?? 99) * minute, ...change })
}
const mine = { byMe: true, side: 'desk' } as const
const rows = (...given: Parameters<typeof timelineDays>) => timelineDays(...given).flatMap((day) => day.rows)

describe('the days of a timeline', () => {
  it('begin where the calendar of the location does', () => {
    const days = timelineDays(
      [
        message(1, { at: Date.UTC(2026, 10, 23, 22, 50) }),
        message(2, { at: Date.UTC(2026, 10, 23, 23, 10) }),
        message(3, { at: Date.UTC(2026, 10, 23, 23, 11) }),
      ],
      null,
      zone,
    )
    expect(days.map((day) => day.rows.map((row) => row.message.seq))).toEqual([[1], [2, 3]])
  })

  it('keep their names when older messages come, so that what is on screen stays', () => {
    const later = [message(3), message(4)]
    const [day] = timelineDays(later, null, zone)
    expect(timelineDays([message(1), message(2), ...later], null, zone)[0]?.key).toBe(day?.key)
  })

  it('have names of their own when a wrong clock makes one come twice', () => {
    const yesterday = { at: morning - 24 * 60 * minute }
    const keys = timelineDays([message(1), message(2, yesterday), message(3)], null, zone).map(
      ({ key }) => key,
    )
    expect(new Set(keys).size).toBe(3)
  })
})

describe('the line "New"', () => {
  it('stands before the first unread message of somebody else', () => {
    const messages = [message(1), message(2), message(3, mine), message(4), message(5)]
    const places = (mark: number | null) => rows(messages, mark, zone).map((row) => row.startsNew)
    expect(places(2)).toEqual([false, false, false, true, false])
    expect(places(5)).not.toContain(true)
    expect(places(null)).not.toContain(true)
  })

  it('is not put before a message only because what is older is not loaded', () => {
    expect(rows([message(41), message(42)], 2, zone).some((row) => row.startsNew)).toBe(false)
  })

  it('never stands before what waits in the outbox', () => {
    const waiting = message(null, { ...mine, state: 'waiting' })
    expect(rows([message(1), waiting], 1, zone).some((row) => row.startsNew)).toBe(false)
  })
})

describe('a group', () => {
  const ends = (messages: MessageView[], mark: number | null = null) =>
    rows(messages, mark, zone).map((row) => row.endsGroup)

  it('is what one author wrote within five minutes', () => {
    const oleh = { authorUserId: 'oleh' as MessageView['authorUserId'] }
    const messages = [message(1), message(2), message(3, oleh), message(20), message(21, { kind: 'note' })]
    expect(ends(messages)).toEqual([false, true, true, true, true])
  })

  it('ends before "New", so that its time is seen', () => {
    expect(ends([message(1), message(2)], 1)[0]).toBe(true)
  })

  it('ends where the state changes, and at what can still be undone', () => {
    expect(ends([message(1, mine), message(2, { ...mine, state: 'failed' })])[0]).toBe(true)
    expect(ends([message(1, { ...mine, heldUntil: morning }), message(2, mine)])[0]).toBe(true)
  })
})
