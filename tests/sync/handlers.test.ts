import { describe, expect, it } from 'vitest'
import { userStream, type MessageId, type StreamId, type UserId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import { DEFAULT_PRIVACY } from '../../protocol/wire/rows/people.ts'
import type { Actor } from '../../server/sync/actor.ts'
import { answerRequest } from '../../server/sync/answer.ts'
import { applyOp } from '../../server/sync/apply-op.ts'
import { CodeGuesses } from '../../server/sync/code-guesses.ts'
import { push } from '../../server/sync/push.ts'
import type { SyncServer, SyncSession } from '../../server/sync/server-parts.ts'
import {
  apply,
  CHAT,
  codeOf,
  COLLEAGUE,
  commit,
  CUSTOMER,
  database,
  DESK,
  LOCATION_STREAM,
  opOf,
  sendBody,
} from './one-op.ts'
import type { MemoryStorage } from './memory-storage.ts'
import {
  ANNA,
  CARLA,
  chatWith,
  DORA,
  LOCATION,
  membership,
  numbered,
  PLACE,
  subjectOf,
  uploads,
} from './world/place.ts'

function serverOver(storage: MemoryStorage): SyncServer {
  return {
    storage,
    now: () => 1000,
    guesses: new CodeGuesses(() => 1000),
    limits: { fileBytesMax: 1, filesPerMessageMax: 1 },
    freeBytes: () => Promise.resolve(7),
    leaseMs: 1,
    announce: () => {},
    report: () => {},
  }
}

const session = (watch: (streams: StreamId[]) => void = () => {}): SyncSession => ({ actor: DESK, watch })

describe('message.send', () => {
  it('opens the desk chat with the first message and numbers messages from 1', async () => {
    const storage = database()
    const first = await applyOp(storage, DESK, opOf(sendBody()), 1000)
    expect(first.batches[0]?.events.map((event) => event.entity)).toEqual(['conversation', 'message'])
    const second = await applyOp(storage, CUSTOMER, opOf(sendBody()), 1000)
    expect(second.batches[0]?.events.map(({ body }) => body)).toMatchObject([{ seq: 2, side: 'customer' }])
  })

  it.each([
    ['a chat whose id is not made from its customer', DESK, { conversationId: chatWith(DORA) }, 'badRequest'],
    ['a chat of somebody else', { userId: DORA, side: 'customer' }, {}, 'notFound'],
    ['a note of a customer', CUSTOMER, { kind: 'note' }, 'forbidden'],
    ['nothing at all', DESK, { text: ' ' }, 'badRequest'],
    ['a file that is not the sender’s', DESK, { fileIds: [uploads()[0]!.ref.id] }, 'fileMissing'],
    ['an answer to nothing', DESK, { replyToId: numbered(0x3e, 0xfff) as MessageId }, 'notFound'],
  ] as const)('refuses %s', async (_, actor, more, code) => {
    expect(codeOf(await apply(database(), actor, sendBody(more as never)))).toBe(code)
  })

  it('opens no chat with somebody who is deleted at the same moment', async () => {
    const storage = database()
    const id = numbered(0xc, 9) as UserId
    const plain = { email: null, phone: null, about: '', photo: null, privacy: DEFAULT_PRIVACY }
    commit(storage, [
      { entity: 'user', row: { id, rev: 1, name: 'Nina', ...plain } },
      membership(id, 'nonmember'),
    ])
    const desk = { locationId: LOCATION, subject: subjectOf(id) }
    const deleting = opOf({ type: 'customer.delete', locationId: LOCATION, userId: id })
    const done = await Promise.all([
      applyOp(storage, DESK, deleting, 1000),
      applyOp(storage, COLLEAGUE, opOf(sendBody({ conversationId: chatWith(id), desk })), 1000),
    ])
    expect(done.map(({ result }) => codeOf(result))).toEqual(['applied', 'notFound'])
  })

  it('attaches a file once', async () => {
    const storage = database()
    const fileIds = [uploads()[0]!.ref.id]
    expect(codeOf(await apply(storage, CUSTOMER, sendBody({ fileIds })))).toBe('applied')
    expect(codeOf(await apply(storage, CUSTOMER, sendBody({ fileIds })))).toBe('opConflict')
  })

  it('refuses when chats are switched off', async () => {
    const storage = database()
    commit(storage, [{ entity: 'location', row: { ...PLACE, chatsOn: false } }])
    expect(codeOf(await apply(storage, DESK, sendBody()))).toBe('chatsOff')
  })
})

describe('with chats switched off', () => {
  it('nothing is written by way of an edit or a reaction either, and what was written can be taken back', async () => {
    const storage = database()
    const body = sendBody() as Extract<OpBody, { type: 'message.send' }>
    const { messageId } = body
    await apply(storage, CUSTOMER, body)
    commit(storage, [{ entity: 'location', row: { ...PLACE, chatsOn: false } }])
    const edit = { type: 'message.edit', messageId, text: 'By another way' } as const
    expect(codeOf(await apply(storage, CUSTOMER, edit))).toBe('chatsOff')
    const react = { type: 'message.react', messageId, emoji: '👍', on: true } as const
    expect(codeOf(await apply(storage, CUSTOMER, react))).toBe('chatsOff')
    expect(codeOf(await apply(storage, CUSTOMER, { type: 'message.unsend', messageId }))).toBe('applied')
  })
})

describe('changes of messages', () => {
  async function withMessage(actor: Actor) {
    const storage = database()
    const body = sendBody() as Extract<OpBody, { type: 'message.send' }>
    await apply(storage, actor, body)
    return { storage, messageId: body.messageId }
  }

  it('delete beats edit, and deleting twice is no error', async () => {
    const { storage, messageId } = await withMessage(DESK)
    expect(codeOf(await apply(storage, DESK, { type: 'message.unsend', messageId }))).toBe('applied')
    expect(codeOf(await apply(storage, DESK, { type: 'message.edit', messageId, text: 'No' }))).toBe('gone')
    expect(codeOf(await apply(storage, DESK, { type: 'message.unsend', messageId }))).toBe('applied')
    expect(storage.committed.get(`message:${messageId}`)).toMatchObject({ text: '', rev: 2, deletedAt: 1000 })
  })

  it('only the author edits; who may delete in chats unsends anybody’s', async () => {
    const { storage, messageId } = await withMessage(CUSTOMER)
    expect(codeOf(await apply(storage, DESK, { type: 'message.edit', messageId, text: 'No' }))).toBe(
      'forbidden',
    )
    expect(codeOf(await apply(storage, DESK, { type: 'message.unsend', messageId }))).toBe('applied')
  })
})

describe('marks and notes', () => {
  it('a read mark takes the maximum, never more than there is, and goes where it belongs', async () => {
    const storage = database()
    await apply(storage, DESK, sendBody())
    await apply(storage, DESK, sendBody())
    const mark = (seq: number): OpBody => ({ type: 'read.mark', conversationId: CHAT, seq })
    const desk = await apply(storage, DESK, mark(9))
    expect(desk).toMatchObject({ at: { stream: userStream(ANNA) } })
    await apply(storage, DESK, mark(1))
    expect(storage.committed.get(`readMark:${CHAT}:${ANNA}`)).toMatchObject({ seq: 2, rev: 1 })
    expect(await apply(storage, CUSTOMER, mark(1))).toMatchObject({ at: { stream: LOCATION_STREAM } })
  })

  it('a note and tags are two fields, each of its last writer', async () => {
    const storage = database()
    const about = { type: 'customer.annotate' as const, locationId: LOCATION, subject: subjectOf(CARLA) }
    await apply(storage, DESK, { ...about, note: 'likes tea' })
    await apply(storage, DESK, { ...about, tags: ['vip'] })
    const rows = [...storage.committed].filter(([key]) => key.startsWith('customer:'))
    expect(rows[0]?.[1]).toMatchObject({ note: 'likes tea', tags: ['vip'], rev: 2 })
  })
})

describe('applying an op', () => {
  it('repeats its answer for the same id, also when it was a refusal', async () => {
    const storage = database()
    const op = opOf(sendBody())
    expect((await applyOp(storage, DESK, op, 1)).result.status).toBe('applied')
    expect(await applyOp(storage, DESK, op, 2)).toMatchObject({ result: { status: 'dup' }, batches: [] })
    const refused = opOf(sendBody({ text: '' }))
    const first = await applyOp(storage, DESK, refused, 3)
    expect(await applyOp(storage, DESK, refused, 4)).toEqual(first)
  })

  it('is an error for the same id with another payload, or a payload with another hash (I4)', async () => {
    const storage = database()
    const op = opOf(sendBody())
    await applyOp(storage, DESK, op, 1)
    expect(codeOf((await applyOp(storage, DESK, opOf(sendBody(), op.id), 2)).result)).toBe('opConflict')
    const forged = { ...opOf(sendBody()), hash: op.hash }
    expect(codeOf((await applyOp(storage, DESK, forged, 3)).result)).toBe('badRequest')
  })

  it('names the limit when a message is too long, so that it alone is refused', async () => {
    const storage = database()
    const ops = [opOf(sendBody()), opOf(sendBody({ text: 'ж'.repeat(100_000) }))]
    const answer = await answerRequest(serverOver(storage), session(), 'push', { ops })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'tooLarge', retry: 'never', message: expect.stringContaining('20,000') as string },
    })
    expect(storage.committed.get(`last:${CHAT}`)).toBeUndefined()
  })

  it('uses the rights of that moment, and says which one is missing', async () => {
    const result = await apply(database(['chat.read']), DESK, sendBody())
    expect(result).toMatchObject({
      error: { code: 'forbidden', message: expect.stringContaining('write in chats') as string },
    })
  })

  it('does not try what follows in a lane when an op can not be answered now (I6)', async () => {
    const storage = database()
    let calls = 0
    const flaky: SyncServer = {
      ...serverOver(storage),
      storage: {
        transaction: (run) =>
          ++calls === 1 ? Promise.reject(new Error('the disk is full')) : storage.transaction(run),
      },
    }
    const ops = [opOf(sendBody()), opOf(sendBody()), { ...opOf(sendBody()), lane: 'another' }]
    const { results } = await push(flaky, session(), { ops })
    expect(results.map(codeOf)).toEqual(['internal', 'internal', 'applied'])
  })
})

describe('hello and pull', () => {
  const request = { protocol: 1, app: 'test', deviceId: numbered(0xde, 1), streams: [] }

  it('watches the streams before it reads their heads', async () => {
    const storage = database()
    const watching = session(() => storage.committed.set(`head:${LOCATION_STREAM}`, 7))
    const answer = await answerRequest(serverOver(storage), watching, 'hello', request)
    expect(answer).toMatchObject({ ok: true, value: { streams: [{ id: LOCATION_STREAM, head: 7 }, {}] } })
  })

  it.each([
    [0, 'versionTooOld'],
    [99, 'versionTooNew'],
  ])('protocol %i is refused in words', async (protocol, code) => {
    const answer = await answerRequest(serverOver(database()), session(), 'hello', { ...request, protocol })
    expect(answer).toMatchObject({ ok: false, error: { code, retry: 'never' } })
  })

  it('gives pages of at most 500 events and 128 KiB', async () => {
    const storage = database()
    for (let index = 0; index < 12; index++)
      await apply(storage, DESK, sendBody({ text: 'x'.repeat(15_000) }))
    const input = { stream: LOCATION_STREAM, epoch: 'e~i', after: 0 }
    const answer = await answerRequest(serverOver(storage), session(), 'pull', input)
    if (!answer.ok) throw new Error(answer.error.message)
    const batch = answer.value as { to: number; head: number }
    expect(batch.head).toBe(13)
    expect(batch.to).toBeLessThan(13)
    expect(JSON.stringify(batch).length).toBeLessThan(140_000)
    const small = await answerRequest(serverOver(storage), session(), 'pull', { ...input, limit: 2 })
    expect(small).toMatchObject({ ok: true, value: { from: 0, to: 2, head: 13, events: [{}, {}] } })
  })

  it.each([
    ['another epoch', { epoch: 'x' }, 'gone'],
    ['a cursor beyond the head', { after: 99 }, 'gone'],
    ['a stream that is not theirs', { stream: userStream(CARLA) }, 'forbidden'],
  ])('refuses %s and leads back to hello', async (_, more, code) => {
    const input = { stream: LOCATION_STREAM, epoch: 'e', after: 0, ...more }
    const answer = await answerRequest(serverOver(database()), session(), 'pull', input)
    expect(answer).toMatchObject({ ok: false, error: { code, retry: 'reset' } })
  })

  it('repeats nothing of a request that it does not understand', async () => {
    const answer = await answerRequest(serverOver(database()), session(), 'pull', { stream: 'secret' })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(answer).toMatchObject({ ok: false, error: { code: 'badRequest' } })
  })
})
