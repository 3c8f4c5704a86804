import { expect, it } from 'vitest'
import { feedPlaceId, type CommentId, type FileId, type PostId } from '../../../protocol/wire/ids.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { DANA, DANAS_STREAM, idOf, NOON, OBRIEN, PDF, RIVERSIDE, STREAM } from '../testing/people.ts'

const PLACE = feedPlaceId(RIVERSIDE)
const POST = idOf<PostId>(13, 1)
const COMMENT = idOf<CommentId>(14, 1)

const post = (number: number, more: Partial<RowOf<'post'>> = {}): AnyRow => ({
  entity: 'post',
  row: {
    id: idOf<PostId>(13, number),
    rev: 1,
    locationId: RIVERSIDE,
    authorUserId: OBRIEN,
    text: `Post ${number}`,
    files: number === 1 ? [PDF] : [],
    mentionUserIds: [],
    pinned: number === 1,
    likedByUserIds: [OBRIEN],
    hidden: null,
    at: NOON - 10 + number,
    editedAt: null,
    ...more,
  },
})
const comment: AnyRow = {
  entity: 'comment',
  row: {
    id: COMMENT,
    rev: 1,
    postId: POST,
    locationId: RIVERSIDE,
    authorUserId: OBRIEN,
    text: 'Well said',
    mentionUserIds: [],
    at: NOON,
  },
}
const texts = (store: Store) => store.feed().posts.map((one) => one.post.text)
const write = {
  postId: null,
  text: 'Fresh beans',
  stagedFileIds: [],
  keptFileIds: [],
  mentionUserIds: [OBRIEN],
}

it('shows pinned posts first, with their files, likes and comments', () => {
  const store = storeWithPeople()
  arrive(store, [post(1), post(2), post(3), comment])
  expect(texts(store)).toEqual(['Post 1', 'Post 3', 'Post 2'])
  expect(store.feed().posts[0]).toMatchObject({
    author: { name: 'Siobhán O’Brien' },
    post: { files: [PDF], pinned: true },
    comments: 1,
    likedByMe: false,
    likers: ['Siobhán O’Brien'],
    state: 'stored',
  })
  expect(store.comments({ postId: POST }).comments).toMatchObject([{ text: 'Well said', byMe: false }])
})

it('lays what waits over the rows: a post, a like, a pin, a comment', () => {
  const store = storeWithPeople()
  arrive(store, [post(1), post(2), comment])
  store.writePost(write)
  store.likePost({ postId: POST, on: true })
  store.pinPost({ postId: POST, pinned: false })
  store.writeComment({ postId: POST, text: 'So it is', mentionUserIds: [] })
  const [newest, , first] = store.feed().posts
  expect(newest).toMatchObject({
    post: { text: 'Fresh beans', authorUserId: DANA },
    state: 'waiting',
    mentions: [{ name: 'Siobhán O’Brien' }],
  })
  expect(first).toMatchObject({ likedByMe: true, comments: 2, post: { pinned: false } })
  expect(store.comments({ postId: POST }).comments.map(({ pending }) => pending)).toEqual([false, true])
  store.removeComment({ commentId: COMMENT })
  expect(store.feed().posts.at(-1)).toMatchObject({ comments: 1 })
})

it('takes a removal back while it is held, and forgets what was never sent', () => {
  const store = storeWithPeople()
  arrive(store, [post(1)])
  store.removePost({ postId: POST, holdUntil: NOON + 5000 })
  expect(texts(store)).toEqual([])
  store.undoRemovePost({ postId: POST })
  expect(texts(store)).toEqual(['Post 1'])
  const { id } = store.writePost(write)
  store.removePost({ postId: id, holdUntil: NOON + 5000 })
  expect(texts(store)).toEqual(['Post 1'])
  expect(store.outboxItems().items).toEqual([])
})

it('takes the staged files along and goes when they are up', () => {
  const store = storeWithPeople()
  const fileId = idOf<FileId>(9, 7)
  store.saveDraft({ conversationId: PLACE, text: 'Fresh', kind: 'text', replyToId: null })
  store.addStagedFile({
    id: fileId,
    conversationId: PLACE,
    name: 'beans.jpg',
    sizeBytes: 9,
    mime: 'image/jpeg',
    sha256: 'a'.repeat(64),
  })
  store.writePost({ ...write, stagedFileIds: [fileId] })
  expect(store.draft({ conversationId: PLACE }).text).toBe('')
  expect(store.feed().posts[0]).toMatchObject({ state: 'waiting', staged: [{ name: 'beans.jpg' }] })
  expect(store.uploads()).toMatchObject([{ id: fileId, conversationId: PLACE }])
  expect(store.outbox()).toMatchObject([{ state: 'uploading' }])
  store.uploadFinished({ fileId })
  expect(store.outbox()).toMatchObject([{ state: 'queued', op: { body: { fileIds: [fileId] } } }])
})

it('shows a refused new post with the reason, and leaves the rest as it is', () => {
  const store = storeWithPeople()
  arrive(store, [post(1)])
  store.writePost(write)
  store.likePost({ postId: POST, on: true })
  for (const { op } of store.outbox()) {
    store.markParked(op.id, { code: 'forbidden', retry: 'never', message: 'You may not.' })
  }
  expect(store.feed().posts).toMatchObject([
    { post: { text: 'Post 1' }, likedByMe: false },
    { post: { text: 'Fresh beans' }, state: 'failed', error: 'You may not.' },
  ])
})

it('is gone with the right to its location, draft and tray too (I15)', () => {
  const store = storeWithPeople()
  arrive(store, [post(1), comment])
  store.saveDraft({ conversationId: PLACE, text: 'Fresh', kind: 'text', replyToId: null })
  store.dropStream(STREAM)
  expect(store.draft({ conversationId: PLACE }).text).toBe('')
  expect(texts(store)).toEqual([])
  expect(store.comments({ postId: POST }).comments).toEqual([])
})

it('counts what others posted until it was looked at, here or on another device; the furthest look wins', () => {
  const late = (number: number, more: Partial<RowOf<'post'>> = {}) =>
    post(number, { at: NOON + number, ...more })
  const store = storeWithPeople()
  arrive(store, [late(1), late(2), late(3), late(4, { authorUserId: DANA })])
  const count = () => store.badges().feed
  expect(count()).toBe(3)
  store.lookAtFeed({ locationId: RIVERSIDE, seenAt: NOON + 2 })
  expect(count()).toBe(1)
  expect(store.outboxItems().items.map(({ title }) => title)).toEqual(['Feed looked at'])
  store.lookAtFeed({ locationId: RIVERSIDE, seenAt: NOON + 3 })
  expect(count()).toBe(0)
  // Reading on while offline leaves one entry.
  expect(store.outbox()).toHaveLength(1)
  store.lookAtFeed({ locationId: RIVERSIDE, seenAt: NOON + 1 })
  expect(store.outbox()).toHaveLength(1)
  expect(count()).toBe(0)

  const other = storeWithPeople()
  arrive(other, [late(1), late(2), late(3)])
  const row = { id: `${DANA}:${RIVERSIDE}`, rev: 1, userId: DANA, locationId: RIVERSIDE, seenAt: NOON + 2 }
  arrive(other, [{ entity: 'feedMark', row }], DANAS_STREAM)
  expect(other.badges().feed).toBe(1)
  arrive(other, [
    late(3, {
      rev: 2,
      hidden: { byUserId: DANA, at: NOON, reason: 'An advertisement' },
    }),
  ])
  expect(other.badges().feed).toBe(0)
})
