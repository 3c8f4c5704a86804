import { describe, expect, it } from 'vitest'
import type { VisitRow } from '../../../protocol/wire/rows/space.ts'
import { chatWords, hostWords, waitsForHost } from './visit-words.ts'

const now = Date.UTC(2026, 10, 24, 9, 42)
const minute = 60_000

function visit(change: Partial<VisitRow>): VisitRow {
  return {
    status: 'checkedIn',
    expectedAt: now - 10 * minute,
    checkedInAt: now - 8 * minute,
    checkedOutAt: null,
    hostToldAt: now - 7 * minute,
    hostReadAt: null,
    hostComingAt: null,
    nudgedAt: null,
    ...change,
  } as VisitRow
}

describe('what the host knows', () => {
  it('is told with both times once it was read', () => {
    const read = visit({ hostReadAt: now - 6 * minute })
    expect(hostWords(read, now, 'Europe/Berlin')).toBe('Host told 10:35, read 10:36')
    expect(waitsForHost(read, now)).toBe(false)
  })

  it('says how long it was not read, from five minutes on', () => {
    expect(hostWords(visit({}), now, 'Europe/Berlin')).toBe('Host told 10:35, not read for 7 min')
    expect(waitsForHost(visit({}), now)).toBe(true)
    const long = visit({ hostToldAt: now - 125 * minute })
    expect(hostWords(long, now, 'Europe/Berlin')).toBe('Host told 08:37, not read for 2 h 5 min')
    const fresh = visit({ hostToldAt: now - 4 * minute })
    expect(hostWords(fresh, now, 'Europe/Berlin')).toBe('Host told 10:38, not read yet')
    expect(waitsForHost(fresh, now)).toBe(false)
  })

  it('is nothing before the visitor is there', () => {
    expect(hostWords(visit({ status: 'expected', hostToldAt: null }), now, 'Europe/Berlin')).toBeNull()
  })
})

it('says of the chat when it was written, delivered and read', () => {
  const words = (chat: VisitRow['chat']) => chatWords(visit({ chat }), 'Europe/Berlin')
  expect(words(null)).toBeNull()
  const sent = { by: 'host', seq: 3, sentAt: now, deliveredAt: null, readAt: null } as const
  expect(words(sent)).toBe('Chat: host wrote 10:42, not delivered yet')
  const delivered = { ...sent, deliveredAt: now + minute }
  expect(words(delivered)).toBe('Chat: host wrote 10:42, delivered 10:43, not read yet')
  expect(words({ ...delivered, by: 'visitor', readAt: now + 2 * minute })).toBe(
    'Chat: visitor wrote 10:42, delivered 10:43, read 10:44',
  )
})
