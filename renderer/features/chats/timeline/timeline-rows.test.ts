import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { timelineRows } from './timeline-rows.ts'

const zone = 'Europe/Berlin'
const morning = Date.UTC(2026, 10, 24, 9, 0)
const minute = 60_000

function message(seq: number | null, change: Partial<MessageView> = {}): MessageView {
  return {
    id: `m${seq ?? 'waiting'}`,
    seq,
    side: 'customer',
    kind: 'text',
    authorUserId: 'nadia',
    byMe: false,
    state: 'stored',
    at: morning + (seq ?? 99) * minute,
    ...change,
  } as MessageView
}

describe('the rows of a timeline', () => {
  it('begin a day where the calendar of the location does', () => {
    const rows = timelineRows(
      [
        message(1, { at: Date.UTC(2026, 10, 23, 22, 50) }),
        message(2, { at: Date.UTC(2026, 10, 23, 23, 10) }),
        message(3, { at: Date.UTC(2026, 10, 23, 23, 11) }),
      ],
      null,
      zone,
    )
    expect(rows.map((row) => row.startsDay)).toEqual([true, true, false])
  })

  it('put "New" before the first unread message of somebody else', () => {
    const messages = [
      message(1),
      message(2),
      message(3, { byMe: true, side: 'desk' }),
      message(4),
      message(5),
    ]
    expect(timelineRows(messages, 2, zone).map((row) => row.startsNew)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ])
    expect(timelineRows(messages, 5, zone).some((row) => row.startsNew)).toBe(false)
    expect(timelineRows(messages, null, zone).some((row) => row.startsNew)).toBe(false)
  })

  it('never call what waits in the outbox new', () => {
    const rows = timelineRows(
      [message(1), message(null, { byMe: true, side: 'desk', state: 'waiting' })],
      1,
      zone,
    )
    expect(rows.some((row) => row.startsNew)).toBe(false)
  })

  it('group messages of one author within five minutes', () => {
    const rows = timelineRows(
      [
        message(1),
        message(2),
        message(3, { authorUserId: 'oleh' as MessageView['authorUserId'] }),
        message(20),
        message(21, { kind: 'note' }),
      ],
      null,
      zone,
    )
    expect(rows.map((row) => row.endsGroup)).toEqual([false, true, true, true, true])
  })

  it('end a group before "New", so that its time is seen', () => {
    expect(timelineRows([message(1), message(2)], 1, zone)[0]?.endsGroup).toBe(true)
  })

  it('end a group where the state changes', () => {
    const mine = { byMe: true, side: 'desk' } as const
    const rows = timelineRows([message(1, mine), message(2, { ...mine, state: 'failed' })], null, zone)
    expect(rows[0]?.endsGroup).toBe(true)
  })
})
