import type { CommentId, PostId } from '../../../protocol/wire/ids.ts'
import type { WeightedAction } from './desk-actions.ts'
import type { Device } from './device.ts'
import type { Random } from './random.ts'
import { anyOf } from './stored-rows.ts'

/** What a desk does in the feed. */
export const FEED_ACTIONS: readonly WeightedAction[] = [
  [4, post],
  [2, removePost],
  [2, pin],
  [2, hide],
  [5, like],
  [4, comment],
  [2, removeComment],
]

const anyPost = (device: Device, random: Random) =>
  anyOf(device.store.cache, 'posts', random) as PostId | null

function post(device: Device, random: Random, count: number): void {
  const postId = random.chance(0.4) ? anyPost(device, random) : null
  device.act('posts', (verbs) =>
    verbs.writePost({
      postId,
      text: `post ${count}`,
      stagedFileIds: [],
      keptFileIds: [],
      mentionUserIds: [],
    }),
  )
}

function removePost(device: Device, random: Random): void {
  const postId = anyPost(device, random)
  if (postId !== null) device.act('removes a post', (verbs) => verbs.removePost({ postId, holdUntil: null }))
}

function pin(device: Device, random: Random): void {
  const postId = anyPost(device, random)
  if (postId !== null) device.act('pins', (verbs) => verbs.pinPost({ postId, pinned: random.chance(0.6) }))
}

function hide(device: Device, random: Random): void {
  const postId = anyPost(device, random)
  const reason = random.chance(0.5) ? 'An advertisement' : null
  if (postId !== null) device.act('hides', (verbs) => verbs.hidePost({ postId, reason }))
}

function like(device: Device, random: Random): void {
  const postId = anyPost(device, random)
  if (postId !== null) device.act('likes', (verbs) => verbs.likePost({ postId, on: random.chance(0.7) }))
}

function comment(device: Device, random: Random, count: number): void {
  const postId = anyPost(device, random)
  if (postId === null) return
  const text = `comment ${count}`
  device.act('comments', (verbs) => verbs.writeComment({ postId, text, mentionUserIds: [] }))
}

function removeComment(device: Device, random: Random): void {
  const commentId = anyOf(device.store.cache, 'comments', random) as CommentId | null
  if (commentId !== null) device.act('removes a comment', (verbs) => verbs.removeComment({ commentId }))
}
