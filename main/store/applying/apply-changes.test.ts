import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { WireEvent } from '../../../protocol/wire/events.ts'
import type { MessageId, UserId } from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import { Changes } from './apply-changes.ts'
import { openFiles } from '../database/open-files.ts'
import { SqlFile } from '../database/sql-file.ts'
import { put } from '../testing/memory-store.ts'
import { conversation, DANAS_STREAM, idOf, message, NOON, PDF, STREAM, user } from '../testing/people.ts'
import { rowsOf } from '../testing/rows-of.ts'

const SOURCE = { stream: STREAM, generation: 1 }
const OWN_MARKS = { stream: DANAS_STREAM, generation: 2 }

const files = openFiles({ cache: ':memory:', outbox: ':memory:' }, NOON)
files.outbox.close()
const cache = new SqlFile(files.cache)
afterAll(() => files.cache.close())

/** Applies events to an empty file, by undoing what was applied before: opening a new one takes far longer. */
function apply(events: WireEvent[]): { rows: ReturnType<typeof rowsOf>; cache: SqlFile } {
  if (files.cache.inTransaction) files.cache.exec('ROLLBACK')
  files.cache.exec('BEGIN')
  for (const { stream } of [SOURCE, OWN_MARKS]) {
    cache.run('INSERT INTO generations (stream) VALUES (@stream)', { stream })
  }
  for (const event of events) {
    cache.transaction(() => {
      const changes = new Changes(cache, event.entity === 'readMark' ? OWN_MARKS : SOURCE)
      changes.event(event)
      changes.finish()
    })
  }
  return { rows: rowsOf(files.cache), cache }
}

const rev = fc.integer({ min: 1, max: 4 })
/** A row is wholly given by its id and revision, as it is when one server makes both. */
const rows: fc.Arbitrary<AnyRow> = fc.oneof(
  fc.record({ seq: fc.integer({ min: 1, max: 4 }), rev }).map(({ seq, rev }): AnyRow => ({
    entity: 'message',
    row: message(seq, {
      rev,
      side: seq % 2 === 0 ? 'desk' : 'customer',
      reactions: rev === 3 ? [{ emoji: '👍', userIds: [idOf<UserId>(2, 1)] }] : [],
      text: rev === 4 ? '' : `text ${seq}, revision ${rev}`,
      files: rev === 2 ? [{ ...PDF, id: idOf(6, seq) }] : [],
      deletedAt: rev === 4 ? NOON : null,
    }),
  })),
  fc
    .record({ id: fc.integer({ min: 1, max: 3 }), rev })
    .map(({ id, rev }) => user(idOf<UserId>(2, id), `Name${rev} O’Person${id}`, rev)),
  rev.map((rev) => conversation({ rev, assigneeUserId: idOf<UserId>(2, rev) })),
  rev.map((rev): AnyRow => ({
    entity: 'readMark',
    row: {
      id: `${message(1).conversationId}:${idOf<UserId>(2, 1)}`,
      rev,
      conversationId: message(1).conversationId,
      userId: idOf<UserId>(2, 1),
      seq: rev,
      deliveredSeq: rev,
      flaggedUnread: rev % 2 === 0,
      pinned: rev === 3,
      mutedUntil: null,
      archivedSeq: rev === 2 ? 3 : null,
    },
  })),
)
const events = fc.array(
  fc.tuple(rows, fc.integer({ min: 0, max: 5 })).map(([row, kind]): WireEvent => {
    const event = put(row, 1)
    return kind === 0 ? { ...event, change: 'gone', body: null } : event
  }),
  { maxLength: 25 },
)
/** A tombstone and a row of the same revision are never both made: the delete is a revision of its own. */
const distinct = (all: WireEvent[]): WireEvent[] => {
  const key = (event: WireEvent) => `${event.entity} ${event.entityId} ${event.rev}`
  const first = new Map<string, WireEvent>()
  for (const event of all) if (!first.has(key(event))) first.set(key(event), event)
  return [...first.values()]
}

it('gives the same rows in any order and with any repetition (I5, I12)', () => {
  const histories = events.map(distinct).chain((history) =>
    fc.record({
      history: fc.constant(history),
      other: fc
        .tuple(
          fc.shuffledSubarray(history, { minLength: history.length }),
          history.length > 0 ? fc.array(fc.constantFrom(...history), { maxLength: 10 }) : fc.constant([]),
        )
        .map(([shuffled, repeated]) => [...repeated, ...shuffled, ...repeated]),
    }),
  )
  fc.assert(
    fc.property(histories, ({ history, other }) => {
      expect(apply(other).rows).toEqual(apply(history).rows)
    }),
    { numRuns: 150 },
  )
})

it('keeps the highest revision of each row, unless a tombstone is at least as new', () => {
  fc.assert(
    fc.property(events.map(distinct), (history) => {
      const { cache } = apply(history)
      const newest = new Map<string, WireEvent>()
      for (const event of history.filter((one) => one.entity === 'message')) {
        const known = newest.get(event.entityId)
        if (!known || event.rev > known.rev) newest.set(event.entityId, event)
      }
      const stored = cache.all<{ id: string; rev: number }>('SELECT id, rev FROM messages ORDER BY id')
      const expected = [...newest.values()]
        .filter((event) => event.change === 'put')
        .map((event) => ({ id: event.entityId, rev: event.rev }))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(stored).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

it('copies the newest message of the chat, also when it was edited, unsent or erased', () => {
  const first = put({ entity: 'message', row: message(1) }, 1)
  const second = put({ entity: 'message', row: message(2) }, 2)
  const edited = put({ entity: 'message', row: message(2, { rev: 2, text: 'edited' }) }, 3)
  const erased: WireEvent = { ...second, change: 'gone', rev: 3, body: null }
  const last = (events: WireEvent[]) =>
    apply(events).cache.get<{ text: string; id: MessageId }>('SELECT last_text AS text FROM chats')?.text
  expect(last([second, first])).toBe('message 2')
  expect(last([second, first, edited])).toBe('edited')
  expect(last([edited, first, second])).toBe('edited')
  expect(last([first, edited, erased, second])).toBe('message 1')
})

it('keeps what it can’t read, whole', () => {
  const unknown: WireEvent = { ...put(conversation(), 7), entity: 'parcel', body: { id: 'p', weight: 3 } }
  const broken: WireEvent = { ...put(conversation(), 8), body: { id: 'not a conversation' } }
  const { cache } = apply([unknown, broken])
  expect(cache.all('SELECT seq, entity, body FROM unread_events ORDER BY seq')).toEqual([
    { seq: 7, entity: 'parcel', body: '{"id":"p","weight":3}' },
    { seq: 8, entity: 'conversation', body: '{"id":"not a conversation"}' },
  ])
})
