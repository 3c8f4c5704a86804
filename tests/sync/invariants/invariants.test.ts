import { describe, expect, it } from 'vitest'
import type { OpId, UserId } from '../../../protocol/wire/ids.ts'
import { InvariantBroken } from './broken.ts'
import { checkI1 } from './i01-acknowledged-is-in-the-log.ts'
import { checkI2 } from './i02-queued-survives.ts'
import { checkI3 } from './i03-one-effect.ts'
import { checkI4 } from './i04-same-id-other-payload.ts'
import { checkI5 } from './i05-same-cursor-same-rows.ts'
import { checkI6 } from './i06-lanes-in-order.ts'
import { checkI7 } from './i07-applied-up-to-the-cursor.ts'
import { CursorHistory } from './i08-cursor-forward.ts'
import { checkI9 } from './i09-no-gaps.ts'
import { checkI10 } from './i10-converges.ts'
import { ReadMarkHistory } from './i11-read-marks.ts'
import { TombstoneHistory } from './i12-tombstones-stay.ts'
import { checkI13 } from './i13-snapshot-equals-replay.ts'
import { checkI14 } from './i14-attached-once.ts'
import { checkI20 } from './i20-own-in-shared-rows.ts'
import { checkI21 } from './i21-closed-chats.ts'
import { checkI22 } from './i22-nothing-hangs-on-gone.ts'
import { checkI23 } from './i23-decided-once.ts'
import { checkI24 } from './i24-one-open.ts'
import { SIGNATURE_CASES } from './signature-cases.ts'

const none = new Set<string>()
const id = 'op' as OpId
const conflict = { code: 'opConflict' as const, retry: 'never' as const, message: '' }
const event = { seq: 3, key: 'message:m', rev: 2 }
const applied = { where: 'a device', kept: new Set<number>() }
const replica = { device: 'one', position: 'event 3', rows: ['a', 'b'] }
const alike = { name: 'one', rows: ['a'], serverRows: ['a'] }

/** What holds, and what must be noticed. */
const CASES: readonly (readonly [invariant: string, holds: () => void, broken: () => void])[] = [
  ['I1', () => checkI1(['a'], new Set(['a', 'b'])), () => checkI1(['a', 'c'], new Set(['a', 'b']))],
  [
    'I2',
    () => checkI2({ queued: ['a', 'b'], inOutbox: new Set(['a']), applied: new Set(['b']), takenBack: none }),
    () => checkI2({ queued: ['a', 'b'], inOutbox: new Set(['a']), applied: none, takenBack: none }),
  ],
  [
    'I3',
    () => checkI3([{ op: 'a', events: 2 }], ['m', 'n']),
    () =>
      checkI3(
        ['a', 'b', 'a'].map((op) => ({ op, events: 1 })),
        [],
      ),
  ],
  ['I3', () => checkI3([], ['m']), () => checkI3([], ['m', 'n', 'm'])],
  [
    'I4',
    () => checkI4({ id, status: 'rejected', error: conflict }),
    () => checkI4({ id, status: 'rejected', error: { ...conflict, code: 'forbidden' } }),
  ],
  [
    'I5',
    () => checkI5([replica, { ...replica }]),
    () => checkI5([replica, { ...replica, rows: ['b', 'a'] }]),
  ],
  [
    'I6',
    () => checkI6([1, 2].map((order) => ({ op: `${order}`, lane: 'l', order }))),
    () => checkI6([2, 1].map((order) => ({ op: `${order}`, lane: 'l', order }))),
  ],
  [
    'I7',
    () =>
      checkI7({ ...applied, events: [{ ...event, change: 'put' }], revisions: new Map([['message:m', 2]]) }),
    () =>
      checkI7({ ...applied, events: [{ ...event, change: 'put' }], revisions: new Map([['message:m', 1]]) }),
  ],
  [
    'I7',
    () => checkI7({ ...applied, events: [{ ...event, change: 'gone' }], revisions: new Map() }),
    () =>
      checkI7({ ...applied, events: [{ ...event, change: 'gone' }], revisions: new Map([['message:m', 1]]) }),
  ],
  ['I8', () => cursors(['e', 3], ['e', 3], ['f', 1]), () => cursors(['e', 3], ['e', 2])],
  ['I9', () => checkI9('s', 0, [1, 2, 3]), () => checkI9('s', 0, [1, 3])],
  ['I9', () => checkI9('s', 4, [5, 6]), () => checkI9('s', 0, [2, 1])],
  [
    'I10',
    () => checkI10({ tookMs: 9000, replicas: [alike], waiting: [] }),
    () => checkI10({ tookMs: 10, replicas: [{ ...alike, rows: [] }], waiting: [] }),
  ],
  [
    'I10',
    () => checkI10({ tookMs: 10_000, replicas: [], waiting: [] }),
    () => checkI10({ tookMs: 10_001, replicas: [], waiting: [] }),
  ],
  [
    'I10',
    () => checkI10({ tookMs: 10, replicas: [], waiting: [] }),
    () => checkI10({ tookMs: 10, replicas: [], waiting: ['op'] }),
  ],
  ['I11', () => marks(3, 5), () => marks(5, 3)],
  ['I11', () => marks(7, 7), () => marks(8)],
  ['I11', () => delivered([1, 3], [1, 5]), () => delivered([1, 5], [1, 3])],
  ['I11', () => delivered([7, 7]), () => delivered([1, 8])],
  ['I11', () => delivered([3, 3]), () => delivered([3, 2])],
  ['I12', () => lives(['alive', 'dead', 'dead']), () => lives(['dead', 'alive'])],
  ['I12', () => lives(['dead']), () => new TombstoneHistory().observe('device', 'e', ['row'], ['row'])],
  ['I13', () => checkI13('a device', ['a'], ['a']), () => checkI13('a device', ['a'], ['a', 'b'])],
  [
    'I14',
    () => checkI14([1, 2].map(() => ({ file: 'f', message: 'm' }))),
    () => checkI14(['m', 'n'].map((message) => ({ file: 'f', message }))),
  ],
  ['I20', () => likes('a', ['a'], 'b', ['a', 'b']), () => likes('a', ['a'], 'b', ['b'])],
  ['I20', () => likes('a', ['a'], 'a', []), () => likes('a', [], 'b', ['a'])],
  ['I20', () => likes('a', ['a'], 'b', null), () => likes('a', ['a'], null, [])],
  ['I21', () => writes([], 'a'), () => writes(['a'], 'a')],
  ['I21', () => writes(['b'], 'a'), () => writes(['b', 'a'], 'a')],
  [
    'I22',
    () => checkI22([{ key: 'comment c', hangsOn: 'p' }], new Set(['p'])),
    () => checkI22([{ key: 'comment c', hangsOn: 'p' }], new Set(['q'])),
  ],
  [
    'I23',
    () => decided(['r', 'open'], ['r', 'declined'], ['s', 'open']),
    () => decided(['r', 'declined'], ['r', 'approved']),
  ],
  ['I23', () => decided(['i', 'open'], ['i', 'open']), () => decided(['i', 'withdrawn'], ['i', 'open'])],
  [
    'I24',
    () => asked(['r', 'open'], ['r', 'declined'], ['s', 'open']),
    () => asked(['r', 'open'], ['s', 'open']),
  ],
  ...SIGNATURE_CASES,
]

describe('the checkers', () => {
  it.each(CASES)('%s', (invariant, holds, broken) => {
    expect(holds).not.toThrow()
    expect(broken).toThrow(InvariantBroken)
    expect(broken).toThrow(`${invariant} is broken`)
  })
})

function cursors(...seen: [epoch: string, cursor: number][]): void {
  const history = new CursorHistory()
  for (const [epoch, cursor] of seen) history.observe('device', { stream: 's', epoch, cursor })
}

function marks(...seqs: number[]): void {
  const history = new ReadMarkHistory()
  for (const seq of seqs) {
    history.observe('device', { id: 'mark', epoch: 'e', seq, deliveredSeq: Math.max(...seqs), lastSeq: 7 })
  }
}

function delivered(...seen: [seq: number, deliveredSeq: number][]): void {
  const history = new ReadMarkHistory()
  for (const [seq, deliveredSeq] of seen) {
    history.observe('device', { id: 'mark', epoch: 'e', seq, deliveredSeq, lastSeq: 7 })
  }
}

/** Somebody posts with these likes, then somebody changes them; null: the post is gone. */
function likes(first: string, own: string[], second: string | null, then: string[] | null): void {
  const post = { entity: 'post', entityId: 'p' }
  const of = (users: string[] | null) => users && users.map((userId) => ({ userId, what: 'likes it' }))
  checkI20([
    { ...post, actor: first as UserId, own: of(own) },
    { ...post, actor: second as UserId | null, own: of(then) },
  ])
}

function writes(closedTo: string[], author: string): void {
  checkI21([
    { chat: 'c', closedTo },
    { chat: 'c', message: 'm', author },
  ])
}

function decided(...states: [key: string, state: string][]): void {
  checkI23(states.map(([key, state]) => ({ key, state })))
}

function asked(...states: [key: string, state: string][]): void {
  checkI24(states.map(([key, state]) => ({ key, whose: 'somebody', state })))
}

function lives(states: ('alive' | 'dead')[]): void {
  const history = new TombstoneHistory()
  for (const state of states) {
    history.observe('device', 'e', state === 'dead' ? ['row'] : [], state === 'alive' ? ['row'] : [])
  }
}
