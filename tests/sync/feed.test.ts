import { expect, it } from 'vitest'
import {
  feedPlaceId,
  type CommentId,
  type FileId,
  type PostId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import type { PostRow } from '../../protocol/wire/rows/feed.ts'
import type { Actor } from '../../server/sync/actor.ts'
import type { MemoryStorage } from './memory-storage.ts'
import { apply, codeOf, COLLEAGUE, CUSTOMER, database, DESK } from './one-op.ts'
import { ALL_PERMISSIONS, ANNA, CARLA, DORA, LOCATION, numbered } from './world/place.ts'

const POST = numbered(0x905, 1) as PostId
const NONMEMBER: Actor = { userId: DORA, side: 'customer' }
const STRANGER: Actor = { userId: numbered(0xc, 9) as UserId, side: 'customer' }
const PICTURE = numbered(0xf11e, 77) as FileId

const put = (more: Partial<Extract<OpBody, { type: 'post.put' }>> = {}): OpBody => ({
  type: 'post.put',
  postId: POST,
  locationId: LOCATION,
  text: 'Fresh beans',
  fileIds: [],
  mentionUserIds: [],
  ...more,
})
const comment = (number: number): OpBody => ({
  type: 'comment.put',
  commentId: numbered(0xc033, number) as CommentId,
  postId: POST,
  text: 'Lovely',
  mentionUserIds: [],
})

/** Carla is a member, Dora a nonmember, and Carla has uploaded a picture for a post. */
function feed(permissions = ALL_PERMISSIONS): MemoryStorage {
  const storage = database(permissions)
  storage.committed.set(`file:${PICTURE}`, {
    ref: { id: PICTURE, name: 'beans.jpg', sizeBytes: 1, mime: 'image/jpeg', sha256: 'a'.repeat(64) },
    ownerUserId: CARLA,
    conversationId: feedPlaceId(LOCATION),
    messageId: null,
  })
  return storage
}
const stored = (storage: MemoryStorage) => storage.committed.get(`post:${POST}`) as PostRow | null

it('takes posts of members and administrators, and of nobody else', async () => {
  expect(codeOf(await apply(feed(), CUSTOMER, put()))).toBe('applied')
  expect(codeOf(await apply(feed(), DESK, put()))).toBe('applied')
  expect(codeOf(await apply(feed(['chat.read']), DESK, put()))).toBe('forbidden')
  // The feed is for members: whoever isn't one is answered as if it weren't there.
  expect(codeOf(await apply(feed(), NONMEMBER, put()))).toBe('notFound')
  expect(codeOf(await apply(feed(), STRANGER, put()))).toBe('notFound')
  expect(codeOf(await apply(feed(), CUSTOMER, put({ text: ' ' })))).toBe('badRequest')
})

it('lets the author alone change a post, and names only people of the location', async () => {
  const storage = feed()
  await apply(storage, CUSTOMER, put({ mentionUserIds: [DORA, STRANGER.userId] }))
  expect(stored(storage)?.mentionUserIds).toEqual([DORA])
  expect(codeOf(await apply(storage, DESK, put({ text: 'Forged' })))).toBe('forbidden')
  expect(codeOf(await apply(storage, CUSTOMER, put({ text: 'Fresh tea' })))).toBe('applied')
  expect(stored(storage)).toMatchObject({ text: 'Fresh tea', rev: 2, editedAt: 1000, authorUserId: CARLA })
})

it('attaches a file once, the author’s own alone, and lets it go with the post (I14)', async () => {
  const storage = feed()
  expect(codeOf(await apply(storage, DESK, put({ fileIds: [PICTURE] })))).toBe('fileMissing')
  expect(codeOf(await apply(storage, CUSTOMER, put({ fileIds: [PICTURE] })))).toBe('applied')
  const other = put({ postId: numbered(0x905, 2) as PostId, fileIds: [PICTURE] })
  expect(codeOf(await apply(storage, CUSTOMER, other))).toBe('opConflict')
  await apply(storage, CUSTOMER, { type: 'post.remove', postId: POST })
  expect(storage.committed.get(`file:${PICTURE}`)).toMatchObject({ messageId: null })
})

it('counts a like once, and takes it back', async () => {
  const storage = feed()
  await apply(storage, DESK, put())
  const like = (on: boolean): OpBody => ({ type: 'post.like', postId: POST, on })
  await apply(storage, CUSTOMER, like(true))
  await apply(storage, CUSTOMER, like(true))
  await apply(storage, COLLEAGUE, like(true))
  expect(stored(storage)?.likedByUserIds).toEqual([CARLA, COLLEAGUE.userId])
  await apply(storage, CUSTOMER, like(false))
  expect(stored(storage)?.likedByUserIds).toEqual([COLLEAGUE.userId])
  expect(codeOf(await apply(storage, NONMEMBER, like(true)))).toBe('notFound')
})

it('is run by administrators: pin, hide with a reason, remove', async () => {
  const storage = feed()
  await apply(storage, CUSTOMER, put())
  expect(codeOf(await apply(storage, CUSTOMER, { type: 'post.pin', postId: POST, pinned: true }))).toBe(
    'forbidden',
  )
  await apply(storage, DESK, { type: 'post.pin', postId: POST, pinned: true })
  await apply(storage, DESK, { type: 'post.hide', postId: POST, reason: 'An advertisement' })
  expect(stored(storage)).toMatchObject({
    pinned: false,
    hidden: { byUserId: ANNA, reason: 'An advertisement', at: 1000 },
  })
  expect(codeOf(await apply(storage, CUSTOMER, { type: 'post.hide', postId: POST, reason: null }))).toBe(
    'forbidden',
  )
  expect(codeOf(await apply(storage, DESK, { type: 'post.remove', postId: POST }))).toBe('applied')
  expect(codeOf(await apply(storage, CUSTOMER, put()))).toBe('gone')
})

it('hides a post from everybody but its author and the desk, as if it weren’t there', async () => {
  const storage = feed()
  await apply(storage, DESK, put())
  await apply(storage, DESK, { type: 'post.hide', postId: POST, reason: 'Wrong house' })
  expect(codeOf(await apply(storage, CUSTOMER, comment(1)))).toBe('notFound')
  expect(codeOf(await apply(storage, COLLEAGUE, comment(2)))).toBe('applied')
})

it('takes comments with the post, and removes them by their author or the desk', async () => {
  const storage = feed()
  await apply(storage, DESK, put())
  await apply(storage, CUSTOMER, comment(1))
  await apply(storage, DESK, comment(2))
  const remove = (number: number): OpBody => ({
    type: 'comment.remove',
    commentId: numbered(0xc033, number) as CommentId,
  })
  expect(codeOf(await apply(storage, CUSTOMER, remove(2)))).toBe('forbidden')
  expect(codeOf(await apply(storage, NONMEMBER, remove(1)))).toBe('notFound')
  expect(codeOf(await apply(storage, CUSTOMER, remove(1)))).toBe('applied')
  expect(codeOf(await apply(storage, CUSTOMER, remove(1)))).toBe('applied')
  expect(codeOf(await apply(storage, CUSTOMER, comment(1)))).toBe('gone')
  await apply(storage, DESK, { type: 'post.remove', postId: POST })
  expect(storage.committed.get(`comment:${numbered(0xc033, 2)}`)).toBeNull()
})
