import { expect, it } from 'vitest'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { newEntry } from '../outbox/entry.ts'
import { sampleMessage } from './sample-messages.ts'
import { timeline } from './timeline.ts'

const CHAT = '018f0000-0000-7000-8000-000000000001' as ConversationId
const at = (iso: string): number => Date.parse(iso)

it('changes the day at midnight of the location, not of the reader', () => {
  const messages = [
    sampleMessage(1, { sentAt: at('2026-11-24T22:30:00Z') }),
    sampleMessage(2, { sentAt: at('2026-11-24T23:30:00Z') }),
  ]
  const days = (zone: string): number =>
    timeline(messages, [], 0, zone).filter((item) => item.kind === 'day').length
  expect(days('Europe/Berlin')).toBe(2)
  expect(days('UTC')).toBe(1)
})

it('puts one line under messages that stand together', () => {
  const start = at('2026-11-24T10:00:00Z')
  const messages = [
    sampleMessage(1, { sentAt: start }),
    sampleMessage(2, { sentAt: start + 60_000 }),
    sampleMessage(3, { sentAt: start + 120_000, authorName: 'Maria' }),
    sampleMessage(4, { sentAt: start + 20 * 60_000, authorName: 'Maria' }),
  ]
  const closing = timeline(messages, [], 0, 'UTC').flatMap((item) =>
    item.kind === 'message' && item.closes ? [item.message.seq] : [],
  )
  expect(closing).toEqual([2, 3, 4])
})

it('says of own messages whether the desk has read them, and shows where that ends', () => {
  const own = [1, 2, 3].map((seq) => sampleMessage(seq, { own: true, side: 'customer', sentAt: 1000 + seq }))
  const shown = timeline(own, [], 2, 'UTC').flatMap((item) => (item.kind === 'message' ? [item] : []))
  expect(shown.map((item) => item.status)).toEqual(['Read', 'Read', 'Delivered'])
  expect(shown.map((item) => item.closes)).toEqual([false, true, true])
})

it('shows a waiting message last, and never beside the same one from the server (I16)', () => {
  const entry = newEntry(CHAT, 'On my way', [])
  expect(timeline([sampleMessage(1)], [entry], 0, 'UTC').at(-1)).toMatchObject({ kind: 'pending', entry })
  const taken = sampleMessage(2, { id: entry.messageId, own: true })
  const items = timeline([sampleMessage(1), taken], [entry], 0, 'UTC')
  expect(items.filter((item) => item.key === entry.messageId)).toHaveLength(1)
  expect(items.at(-1)?.kind).toBe('message')
})
