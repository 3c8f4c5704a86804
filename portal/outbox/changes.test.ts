import { beforeEach, expect, it } from 'vitest'
import {
  newId,
  type CommentId,
  type FileId,
  type LocationId,
  type PostId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import { ApiError, NetworkError } from '../api-error.ts'
import { openChanges, type Changes, type ChangesWorld } from './changes.ts'

const NADIA = newId() as UserId
const HERE = newId() as LocationId
const POST = newId() as PostId

/** A server that can be away or refuse, and remembers what reached it. */
function world() {
  const reached: { what: string; opId: string; id: string; text: string }[] = []
  const tried: string[] = []
  const state = { failure: null as Error | null }
  const take = (what: string, opId: string, id: string, text: string): Promise<void> => {
    tried.push(opId)
    if (state.failure) return Promise.reject(state.failure)
    reached.push({ what, opId, id, text })
    return Promise.resolve()
  }
  const held = new Map<FileId, Blob>()
  const all: ChangesWorld = {
    userId: NADIA,
    files: {
      put: (id, bytes) => Promise.resolve(void held.set(id, bytes)),
      get: (id) => Promise.resolve(held.get(id) ?? null),
      remove: (id) => Promise.resolve(void held.delete(id)),
    },
    hash: () => Promise.resolve('0'.repeat(64)),
    upload: (_bytes, { name }) => take('file', '', '', name),
    putPost: (_location, id, { opId, text, mentionUserIds }) =>
      take('post', opId, id, `${text} (${mentionUserIds.length})`),
    putComment: (_post, id, opId, text) => take('comment', opId, id, text),
    register: ({ opId, visitId, visitorName }) => take('visit', opId, visitId, visitorName),
  }
  return { all, state, reached, tried, held }
}

const comment = (changes: Changes, text: string) =>
  changes.comment({ commentId: newId() as CommentId, postId: POST, locationId: HERE, text, named: [] })
const post = (changes: Changes, text: string, files: { id: FileId; file: File }[] = []) => {
  const named = [{ id: newId() as UserId, name: 'Mara' }]
  return changes.post(
    { postId: newId() as PostId, locationId: HERE, feedPlaceId: newId() as never, text, named },
    files,
  )
}
const visit = (changes: Changes, visitorName: string) =>
  changes.visit({
    visitId: newId(),
    locationId: HERE,
    visitorName,
    visitorEmail: null,
    visitorCompany: null,
    expectedAt: 1,
  })
const texts = (reached: { text: string }[]) => reached.map(({ text }) => text)
const waiting = (changes: Changes) => changes.use.getState().entries
const idle = (changes: Changes) => expect.poll(() => changes.use.getState().sending.size).toBe(0)

beforeEach(() => localStorage.clear())

it('keeps what is done over a reload, and brings each once, in order, when the server is back', async () => {
  const { all, state, reached, held } = world()
  state.failure = new NetworkError()
  const before = openChanges(all)
  const file = { id: newId() as FileId, file: new File(['lamp'], 'lamp.png') }
  await post(before, 'A lamp for @Mara', [file])
  await comment(before, 'first')
  await comment(before, 'second')
  await visit(before, 'Vera')
  before.stop()

  state.failure = null
  const after = openChanges(all)
  after.run()
  after.run()
  await expect.poll(() => waiting(after)).toEqual([])
  const feed = reached.filter(({ what }) => what !== 'visit')
  expect(texts(feed)).toEqual(['lamp.png', 'A lamp for @Mara (1)', 'first', 'second'])
  expect(texts(reached.filter(({ what }) => what === 'visit'))).toEqual(['Vera'])
  expect(held.size).toBe(0)
})

it('tries again under the same operation, so that a lost answer does it once', async () => {
  const { all, state, tried } = world()
  state.failure = new NetworkError()
  const changes = openChanges(all)
  await comment(changes, 'once')
  await idle(changes)
  state.failure = null
  changes.run()
  await expect.poll(() => waiting(changes)).toEqual([])
  expect(tried).toHaveLength(2)
  expect(new Set(tried).size).toBe(1)
})

it('changes what waits under another operation, in its place, and forgets what is discarded', async () => {
  const { all, state, reached, tried } = world()
  state.failure = new NetworkError()
  const changes = openChanges(all)
  await comment(changes, 'frist')
  await comment(changes, 'second')
  await visit(changes, 'Nobody')
  await idle(changes)
  const [first, , third] = waiting(changes)
  expect(changes.again(first!.opId, { text: 'first' })).toBe(true)
  await idle(changes)
  changes.remove(third!.opId)
  state.failure = null
  changes.run()
  await expect.poll(() => waiting(changes)).toEqual([])
  expect(texts(reached)).toEqual(['first', 'second'])
  expect(reached[0]?.opId).not.toBe(tried[0])
  expect(reached[0]?.id).toBe('commentId' in first! ? first.commentId : '')
})

it('shows a refusal with its reason, lets what follows pass, and can be tried again', async () => {
  const { all, state, reached } = world()
  const changes = openChanges(all)
  state.failure = new ApiError('forbidden', 'never', 'Only members post here.')
  await comment(changes, 'refused')
  await expect.poll(() => waiting(changes)[0]?.refusal).toBe('Only members post here.')
  state.failure = null
  await comment(changes, 'later')
  await expect.poll(() => texts(reached)).toEqual(['later'])
  changes.again(waiting(changes)[0]!.opId)
  await expect.poll(() => texts(reached)).toEqual(['later', 'refused'])
})

it('waits for the sign-in when the session has ended, and then goes out', async () => {
  const { all, state, reached } = world()
  state.failure = new ApiError('sessionExpired', 'auth', 'Sign in again.')
  const before = openChanges(all)
  await visit(before, 'Vera')
  await idle(before)
  before.stop()
  state.failure = null
  const after = openChanges(all)
  expect(waiting(after)).toMatchObject([{ visitorName: 'Vera', refusal: null }])
  after.run()
  await expect.poll(() => texts(reached)).toEqual(['Vera'])
})

it('goes only when what it made is read again (I16)', async () => {
  const { all } = world()
  const changes = openChanges(all)
  const seen: number[] = []
  const stop = changes.onSent(() => void seen.push(waiting(changes).length))
  changes.onSent(() => Promise.reject(new NetworkError()))
  await comment(changes, 'seen')
  await expect.poll(() => waiting(changes)).toEqual([])
  expect(seen).toEqual([1])
  stop()
})
