import { feedPlaceId, locationStream, type FileId } from '../../../../protocol/wire/ids.ts'
import type { PostRow } from '../../../../protocol/wire/rows/feed.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { feedPartOf } from '../../../rules/feed-part.ts'
import { Refusal } from '../../refusal.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'
import {
  lockPost,
  mentionsOf,
  noSuchPost,
  putChangedPost,
  requireRunner,
  requireWriter,
} from './post-change.ts'

type Put = BodyOf<'post.put'>

/** As the row's schema has it. */
const LIKES_MAX = 500

/** Posts, or changes an own post: its text, its mentions, and which of its files it keeps. A removed one stays removed. */
export const putPost: Effect<'post.put'> = async (change, body) => {
  const { tx, actor, at } = change
  if (body.text.trim() === '' && body.fileIds.length === 0) {
    throw new Refusal('badRequest', 'A post needs a text or a file.')
  }
  const known = await tx.post(body.postId)
  if (known !== null) return changePost(change, body)

  const { locationId } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  requireWriter(await feedPartOf(tx, actor, locationId))
  if ((await tx.post(body.postId)) !== null) throw noSuchPost()
  const row: PostRow = {
    id: body.postId,
    rev: 1,
    locationId,
    authorUserId: actor.userId,
    text: body.text,
    files: await filesOf(change, body, []),
    mentionUserIds: await mentionsOf(change, locationId, body.mentionUserIds),
    pinned: false,
    likedByUserIds: [],
    hidden: null,
    at,
    editedAt: null,
  }
  await tx.putPost(row)
  if (body.fileIds.length > 0) await tx.attachFiles(body.fileIds, row.id)
  await writer.put('post', row)
  return writer
}

async function changePost(change: Change, body: Put) {
  const { tx, actor, at } = change
  const locked = await lockPost(change, body.postId)
  const { post } = locked
  if (post.locationId !== body.locationId) throw noSuchPost()
  requireWriter(locked.part)
  if (post.authorUserId !== actor.userId) {
    throw new Refusal('forbidden', 'Only its author can change a post.')
  }
  const files = await filesOf(change, body, post.files)
  const mentionUserIds = await mentionsOf(change, post.locationId, body.mentionUserIds)
  await tx.releaseFiles(post.files.map(({ id }) => id).filter((id) => !body.fileIds.includes(id)))
  if (body.fileIds.length > 0) await tx.attachFiles(body.fileIds, post.id)
  return putChangedPost(change, locked, { ...post, text: body.text, files, mentionUserIds, editedAt: at })
}

/** Removes a post for good, with all that hangs on it: by its author, or by whoever runs the feed. */
export const removePost: Effect<'post.remove'> = async (change, { postId }) => {
  const { tx, actor } = change
  const { post, part, writer } = await lockPost(change, postId)
  if (post.authorUserId !== actor.userId) requireRunner(part)
  for (const comment of await tx.commentsOf(postId)) {
    await tx.removeComment(comment.id, comment.rev + 1)
    await writer.gone('comment', comment.id, comment.rev + 1)
  }
  await tx.releaseFiles(post.files.map(({ id }) => id))
  await tx.removePost(postId, post.rev + 1)
  await writer.gone('post', postId, post.rev + 1)
  return writer
}

/** Keeps a post at the top of the feed, or lets it go. */
export const pinPost: Effect<'post.pin'> = async (change, { postId, pinned }) => {
  const locked = await lockPost(change, postId)
  requireRunner(locked.part)
  if (locked.post.pinned === pinned) return locked.writer
  return putChangedPost(change, locked, { ...locked.post, pinned })
}

/** Takes a post out of everybody's sight but its author's and the administrators', with the reason; null shows it again. */
export const hidePost: Effect<'post.hide'> = async (change, { postId, reason }) => {
  const locked = await lockPost(change, postId)
  requireRunner(locked.part)
  const { post } = locked
  if (reason === (post.hidden?.reason ?? null)) return locked.writer
  const hidden = reason === null ? null : { byUserId: change.actor.userId, at: change.at, reason }
  return putChangedPost(change, locked, { ...post, hidden, pinned: hidden === null && post.pinned })
}

/** Sets or takes back the own like. Setting one that is there, or taking back one that isn't, changes nothing. */
export const likePost: Effect<'post.like'> = async (change, { postId, on }) => {
  const locked = await lockPost(change, postId)
  requireWriter(locked.part)
  const { post } = locked
  const { userId } = change.actor
  if (post.likedByUserIds.includes(userId) === on) return locked.writer
  if (on && post.likedByUserIds.length >= LIKES_MAX) {
    throw new Refusal('tooMany', `A post takes up to ${LIKES_MAX} likes.`)
  }
  const others = post.likedByUserIds.filter((id) => id !== userId)
  return putChangedPost(change, locked, { ...post, likedByUserIds: on ? [...others, userId] : others })
}

/** Whole on the server, the author's own, meant for this feed, and in nothing else yet; or in this post already (I14). */
async function filesOf({ tx, actor }: Change, body: Put, kept: readonly FileRef[]): Promise<FileRef[]> {
  const ids = body.fileIds
  if (ids.length === 0) return []
  if (new Set<FileId>(ids).size !== ids.length) {
    throw new Refusal('badRequest', 'The same file is in this post twice.')
  }
  const found = new Map((await tx.uploadedFiles(ids)).map((file) => [file.ref.id, file]))
  return ids.map((id) => {
    const here = kept.find((file) => file.id === id)
    if (here !== undefined) return here
    const file = found.get(id)
    if (file?.ownerUserId !== actor.userId || file.conversationId !== feedPlaceId(body.locationId)) {
      throw new Refusal('fileMissing', 'A file of this post is not on the server. Attach it again.')
    }
    if (file.messageId !== null) {
      throw new Refusal('opConflict', `“${file.ref.name}” is in another post already.`)
    }
    return file.ref
  })
}
