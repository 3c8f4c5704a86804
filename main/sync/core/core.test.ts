import { describe, expect, it } from 'vitest'
import type { ConversationId, MessageId, OpId, StreamId, UserId } from '../../../protocol/wire/ids.ts'
import type { Op, OpBody } from '../../../protocol/wire/ops.ts'
import type { WireError } from '../../../protocol/wire/errors.ts'
import type { OutboxEntry, StreamState } from '../../store/sync-port.ts'
import { backoffMs } from './backoff.ts'
import type { Effect } from './effects.ts'
import type { Input } from './inputs.ts'
import { sendable } from './sendable.ts'
import { initialState, type SyncState } from './state.ts'
import { step } from './step.ts'

const STREAM = 'location:00000000-0000-7000-8000-000000000001' as StreamId
const OTHER = 'location:00000000-0000-7000-8000-000000000002' as StreamId
const MOMENT = { now: 1000, random: 0.5 }
const REFUSED: WireError = { code: 'badRequest', retry: 'never', message: 'No.' }
const ABOUT = {
  foyer: 'server' as const,
  version: '1',
  protocol: { oldest: 1, newest: 1 },
  networkName: 'Test',
}

/** A core that is told things, and what it wanted done at the last of them. */
class Core {
  state: SyncState = initialState(null)
  effects: Effect[] = []

  tell(...inputs: Input[]): this {
    for (const input of inputs) [this.state, this.effects] = step(this.state, input, MOMENT)
    return this
  }

  request(name: 'hello' | 'pull' | 'push') {
    const found = this.effects.find((effect) => effect.type === 'request' && effect.name === name)
    return found?.type === 'request' ? found : undefined
  }

  get verbs(): string[] {
    return this.effects.flatMap((effect) => (effect.type === 'store' ? [effect.call.verb] : []))
  }
}

/** Connected, with this stream in the store and this head at the server. */
function online(known: StreamState[], head: number, epoch = 'e', lastSyncedAt: number | null = null): Core {
  const core = new Core()
  core.state = initialState(lastSyncedAt)
  core.tell(
    { type: 'started' },
    { type: 'aboutRead', answer: { ok: true, value: ABOUT } },
    { type: 'opened' },
    { type: 'streamsRead', streams: known },
  )
  const hello = core.request('hello')!
  const access = { userId: 'u' as UserId, name: 'Anna', email: '', locations: [] }
  const state = known.some((stream) => stream.epoch === epoch) ? ('ok' as const) : ('reset' as const)
  const value = {
    serverTime: 0,
    access,
    streams: [{ id: STREAM, epoch, head, floor: 0, state }],
    limits: { fileBytesMax: 1, filesPerMessageMax: 1, freeBytes: 1 },
    leaseMs: 1,
  }
  return core.tell({ type: 'answered', id: hello.id, name: 'hello', answer: { ok: true, value } })
}

function whole(cursor: number): StreamState {
  return { stream: STREAM, epoch: 'e', cursor, snapshot: null }
}

function entry(id: string, body: Partial<OpBody>, more: Partial<OutboxEntry> = {}): OutboxEntry {
  const op = { id: id as OpId, lane: 'lane', hash: '', body: body as OpBody } satisfies Op
  return { op, order: 1, state: 'queued', sent: true, ackedAt: null, error: null, ...more }
}

const send = (messageId: string): Partial<OpBody> => ({
  type: 'message.send',
  messageId: messageId as MessageId,
  replyToId: null,
})
const edit = (messageId: string): Partial<OpBody> => ({
  type: 'message.edit',
  messageId: messageId as MessageId,
})

describe('connecting', () => {
  it('waits between 0.5 s and a limit that grows to 30 s', () => {
    expect(backoffMs(1, 0)).toBe(500)
    expect(backoffMs(1, 0.999)).toBeLessThanOrEqual(1000)
    expect(backoffMs(50, 0.999)).toBeLessThanOrEqual(30_000)
    expect(backoffMs(50, 0.999)).toBeGreaterThan(29_000)
  })

  it.each([
    [{ oldest: 2, newest: 3 }, 'too old for the server'],
    [{ oldest: 0, newest: 0 }, 'server is too old'],
  ])('says in words that %o does not fit', (protocol, words) => {
    const answer = { ok: true as const, value: { ...ABOUT, protocol } }
    const core = new Core().tell({ type: 'started' }, { type: 'aboutRead', answer })
    expect(core.state.phase).toBe('waiting')
    expect(core.state.status?.problem).toContain(words)
  })

  it('says since when it is offline, and no longer when it is not', () => {
    const core = online([whole(3)], 3)
    expect(core.state.status).toMatchObject({ connection: 'online', lastSyncedAt: 1000 })
    core.tell({ type: 'networkLost' })
    expect(core.state.status).toMatchObject({ connection: 'offline', offlineSince: 1000 })
  })

  it('says at once that it is in step again, also soon after the last time', () => {
    const core = online([whole(3)], 5, 'e', MOMENT.now - 400)
    expect(core.state.status).toMatchObject({ connection: 'online', lastSyncedAt: MOMENT.now - 400 })
    const batch = { stream: STREAM, epoch: 'e', from: 3, to: 5, head: 5, events: [] }
    core.tell({ type: 'batchStored', batch, outcome: 'applied' })
    expect(core.state.status).toMatchObject({ lastSyncedAt: MOMENT.now })
  })

  it('ends the session when the token can not be renewed', () => {
    const error: WireError = { code: 'sessionExpired', retry: 'auth', message: 'Sign in again.' }
    const core = online([whole(3)], 3).tell({ type: 'byeCame', error })
    expect(core.effects).toContainEqual({ type: 'renewToken' })
    core.tell({ type: 'tokenRenewed', answer: { ok: false, error } })
    expect(core.effects).toContainEqual({ type: 'endSession', error })
  })
})

describe('streams', () => {
  it('pulls what a poke says is missing', () => {
    const core = online([whole(3)], 3).tell({
      type: 'pokeCame',
      poke: { stream: STREAM, epoch: 'e', head: 5 },
    })
    expect(core.request('pull')?.input).toEqual({ stream: STREAM, epoch: 'e', after: 3 })
  })

  it('stores a batch that goes on from the cursor, and pulls instead when there is a gap', () => {
    const batch = { stream: STREAM, epoch: 'e', from: 3, to: 4, head: 4, events: [] }
    expect(online([whole(3)], 3).tell({ type: 'batchCame', batch }).verbs).toContain('applyBatch')
    const gap = online([whole(3)], 3).tell({
      type: 'batchCame',
      batch: { ...batch, from: 4, to: 5, head: 5 },
    })
    expect(gap.verbs).not.toContain('applyBatch')
    expect(gap.request('pull')).toBeDefined()
  })

  it('begins anew with the outbox kept when the epoch is another one (I17)', () => {
    const core = online([whole(3)], 1, 'another')
    const order = core.verbs.filter((verb) => verb !== 'saveAccess')
    expect(order.slice(0, 2)).toEqual(['requeueAcked', 'startSnapshot'])
  })

  it('drops at once what a right no longer covers, before it begins anew (I15)', () => {
    const order = online([whole(3)], 3, 'e~c').verbs.filter((verb) => verb !== 'saveAccess')
    expect(order.slice(0, 3)).toEqual(['requeueAcked', 'dropStream', 'startSnapshot'])
    const given = online([{ ...whole(3), epoch: 'e~c' }], 3)
    expect(given.verbs).not.toContain('dropStream')
    expect(given.verbs).toContain('startSnapshot')
  })

  it('sends acknowledged ops again when a stream comes that was not here, too', () => {
    expect(online([], 1).verbs).toContain('requeueAcked')
  })

  it('pauses when a pull brings nothing although the server has more', () => {
    const core = online([whole(3)], 5)
    const { id } = core.request('pull')!
    const value = { stream: STREAM, epoch: 'e', from: 3, to: 3, head: 5, events: [] }
    core.tell({ type: 'answered', id, name: 'pull', answer: { ok: true, value } })
    expect(core.state.phase).toBe('waiting')
    expect(core.request('pull')).toBeUndefined()
  })

  it('settles the outbox when the last page makes a stream whole', () => {
    const snapshot = { tier: 2 as const, after: 'k', done: 5, total: 6 }
    const core = online([{ ...whole(3), snapshot }], 3)
    core.tell({
      type: 'outboxRead',
      entries: [entry('a', {}, { state: 'acked', ackedAt: { stream: STREAM, seq: 2 } })],
    })
    const fetch = core.effects.find((effect) => effect.type === 'fetchPage')
    const page = { stream: STREAM, epoch: 'e', tier: 2 as const, at: 3, rows: [], next: null, total: 6 }
    core.tell({ type: 'pageFetched', id: fetch!.id, answer: { ok: true, value: page } })
    expect(core.tell({ type: 'pageStored', stream: STREAM, page }).verbs).toContain('settleOutbox')
  })
})

describe('pushing', () => {
  function pushing(...entries: OutboxEntry[]) {
    const core = online([whole(3)], 3).tell({ type: 'outboxRead', entries })
    return { core, push: core.request('push')! }
  }

  it('marks on disk before it sends', () => {
    const { core, push } = pushing(entry('a', send('m'), { sent: false }))
    expect(push).toBeUndefined()
    expect(core.verbs).toEqual(['markSent', 'outbox'])
    core.tell({ type: 'outboxRead', entries: [entry('a', send('m'))] })
    expect(core.request('push')).toBeDefined()
  })

  it('gives up the connection when no answer comes, and sends the same ops again', () => {
    const { core, push } = pushing(entry('a', send('m')))
    core.tell({ type: 'answered', id: push.id, name: 'push', answer: null })
    expect(core.effects).toContainEqual({ type: 'disconnect' })
  })

  it('parks what is refused for good, and waits with what is refused for now', () => {
    const { core, push } = pushing(entry('a', send('m')), entry('b', send('n')))
    const later: WireError = { ...REFUSED, retry: 'backoff' }
    const results = [
      { id: 'a' as OpId, status: 'rejected' as const, error: REFUSED },
      { id: 'b' as OpId, status: 'rejected' as const, error: later },
    ]
    core.tell({ type: 'answered', id: push.id, name: 'push', answer: { ok: true, value: { results } } })
    expect(core.verbs.filter((verb) => verb.startsWith('mark'))).toEqual(['markParked'])
    expect(core.state.outbox.resting).toBe(true)
  })

  it('halves a push that the server can not read until the op at fault is alone (I18)', () => {
    const { core, push } = pushing(entry('a', send('m')), entry('b', send('n')))
    const answer = { ok: false as const, error: REFUSED }
    core.tell({ type: 'answered', id: push.id, name: 'push', answer })
    const alone = core.request('push')!
    expect(alone.input).toMatchObject({ ops: [{ id: 'a' }] })
    expect(core.tell({ type: 'answered', id: alone.id, name: 'push', answer }).verbs).toContain('markParked')
  })

  it('asks hello again when an op was applied in a stream that is not here', () => {
    const { core, push } = pushing(entry('a', send('m')))
    const results = [{ id: 'a' as OpId, status: 'applied' as const, at: { stream: OTHER, seq: 1 } }]
    core.tell({ type: 'answered', id: push.id, name: 'push', answer: { ok: true, value: { results } } })
    expect(core.verbs).toContain('markAcked')
    expect(core.state.phase).toBe('waiting')
  })

  it('goes on while pages are fetched, and old messages wait for it', () => {
    const snapshot = { tier: 2 as const, after: null, done: 0, total: 9 }
    const core = online([{ ...whole(3), snapshot }], 3)
    core.tell({ type: 'outboxRead', entries: [entry('a', send('m'))] })
    expect(core.request('push')).toBeDefined()
    expect(core.effects.some((effect) => effect.type === 'fetchPage')).toBe(false)
  })
})

describe('what may be sent', () => {
  const ids = (...entries: OutboxEntry[]) => sendable(entries, 50).map(({ op }) => op.id)
  const otherLane = (one: OutboxEntry): OutboxEntry => ({ ...one, op: { ...one.op, lane: 'another' } })

  it('holds a lane behind an upload, and no other lane', () => {
    const uploading = entry('a', send('m'), { state: 'uploading' })
    expect(ids(uploading, entry('b', send('n')), otherLane(entry('c', send('o'))))).toEqual(['c'])
  })

  it('lets a lane go on past a parked op, but not what is about the same message', () => {
    const parked = entry('a', send('m'), { state: 'parked', error: REFUSED })
    expect(ids(parked, entry('b', edit('m')), entry('c', send('n')))).toEqual(['c'])
  })

  it('sends an edit after its message has been acknowledged, not together with it', () => {
    expect(ids(entry('a', send('m')), entry('b', edit('m')), entry('c', send('n')))).toEqual(['a'])
    const acked = entry('a', send('m'), { state: 'acked', ackedAt: { stream: STREAM, seq: 1 } })
    expect(ids(acked, entry('b', edit('m')))).toEqual(['b'])
  })

  it('sends a reaction after its message, and a follow-up after what is being written in its chat', () => {
    const chat = 'chat' as ConversationId
    const first = entry('a', { ...send('m'), conversationId: chat })
    const reaction = entry('b', { type: 'message.react', messageId: 'm' as MessageId, emoji: '👍', on: true })
    const followUp = otherLane(entry('c', { type: 'followUp.put', conversationId: chat }))
    const elsewhere = otherLane(entry('d', { type: 'followUp.put', conversationId: 'e' as ConversationId }))
    expect(ids(first, reaction, followUp)).toEqual(['a'])
    // Written again, the message stands behind its follow-up; each is sent all the same.
    expect(ids(followUp, { ...first, state: 'uploading' })).toEqual([])
    expect(ids(followUp, first)).toEqual(['a'])
    expect(ids(elsewhere, first)).toEqual(['d', 'a'])
    const acked = { ...first, state: 'acked' as const, ackedAt: { stream: STREAM, seq: 1 } }
    expect(ids(acked, reaction, followUp)).toEqual(['b', 'c'])
    const parked = { ...first, state: 'parked' as const, error: REFUSED }
    expect(ids(parked, reaction, followUp)).toEqual(['c'])
    // An answer to a parked message waits with it, visibly; the follow-up does not.
    const reply = { ...send('n'), conversationId: chat, replyToId: 'm' as MessageId }
    expect(ids(parked, entry('e', reply), followUp)).toEqual(['c'])
  })

  it('keeps a push below 256 KiB, but always sends something', () => {
    const long = (id: string) => entry(id, { ...send(id), text: 'x'.repeat(60_000) })
    expect(ids(long('a'), long('b'))).toEqual(['a'])
  })
})
