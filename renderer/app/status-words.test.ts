import { describe, expect, it } from 'vitest'
import type { StatusView } from '../../protocol/ipc/app-views.ts'
import { connectionWords, outboxWords } from './status-words.ts'

const zone = 'Europe/Berlin'
const now = Date.UTC(2026, 10, 24, 9, 42)
const minute = 60_000

function status(change: Partial<StatusView>): StatusView {
  return {
    connection: 'online',
    problem: null,
    offlineSince: null,
    lastSyncedAt: now - 10_000,
    firstSync: null,
    history: null,
    outbox: { waiting: 0, failed: 0 },
    ...change,
  }
}

describe('the connection in words', () => {
  it.each([
    [status({}), 'Synced just now'],
    [status({ lastSyncedAt: now - 4 * minute }), 'Synced 4 min ago'],
    [status({ lastSyncedAt: null }), 'Connected · nothing synced yet'],
    [
      status({ connection: 'offline', offlineSince: now - minute, lastSyncedAt: now - 2 * minute }),
      'Offline since 10:41 · showing data from 10:40',
    ],
    [
      status({ connection: 'offline', offlineSince: now - minute, lastSyncedAt: null }),
      'Offline since 10:41 · nothing synced yet',
    ],
    [status({ connection: 'connecting', lastSyncedAt: null }), 'Connecting…'],
    [
      status({ connection: 'connecting', lastSyncedAt: now - minute }),
      'Connecting… · showing data from 10:41',
    ],
    [status({ firstSync: { done: 1240, total: 6180 } }), 'First sync: 1,240 of 6,180 rows'],
    [status({ history: { done: 0, total: 0 } }), 'Synced just now'],
    [status({ history: { done: 2000, total: 6000 } }), 'Synced just now · older messages: 2,000 of 6,000'],
  ])('%#', (given, words) => {
    expect(connectionWords(given, now, zone).text).toBe(words)
  })

  it('never calls old data synced while the network is down', () => {
    const words = connectionWords(
      status({ connection: 'offline', firstSync: { done: 1, total: 2 } }),
      now,
      zone,
    )
    expect(words.tone).toBe('off')
    expect(words.text).toContain('Offline')
  })
})

describe('the outbox in words', () => {
  it('names what needs somebody first', () => {
    expect(outboxWords({ waiting: 0, failed: 0 })).toBe('Outbox empty')
    expect(outboxWords({ waiting: 3, failed: 0 })).toBe('Outbox: 3 waiting')
    expect(outboxWords({ waiting: 3, failed: 1 })).toBe('Outbox: 1 failed, 3 waiting')
  })
})
