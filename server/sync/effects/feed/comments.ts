import { COMMENTS_MAX } from '../../../../protocol/wire/rows/feed.ts'
import { Refusal } from '../../refusal.ts'
import type { Effect } from '../effect.ts'
import { lockPost, mentionsOf, noSuchPost, requireRunner, requireWriter } from './post-change.ts'

/** Comments on a post, or changes the own comment; whoever may post there may. A removed one stays removed (I12). */
export const putComment: Effect<'comment.put'> = async (change, body) => {
  const { tx, actor, at } = change
  const { post, part, writer } = await lockPost(change, body.postId)
  requireWriter(part)
  if (body.text.trim() === '') throw new Refusal('badRequest', 'A comment needs a text.')
  const stored = await tx.comment(body.commentId)
  if (stored !== null) {
    if (stored.row.postId !== post.id) throw noSuchComment()
    if (stored.isRemoved) throw new Refusal('gone', 'This comment was removed.')
    if (stored.row.authorUserId !== actor.userId) {
      throw new Refusal('forbidden', 'Only its author can change a comment.')
    }
  } else if ((await tx.commentsOf(post.id)).length >= COMMENTS_MAX) {
    throw new Refusal('tooMany', `A post takes up to ${COMMENTS_MAX} comments.`)
  }
  const row = {
    id: body.commentId,
    rev: (stored?.row.rev ?? 0) + 1,
    postId: post.id,
    locationId: post.locationId,
    authorUserId: actor.userId,
    text: body.text,
    mentionUserIds: await mentionsOf(change, post.locationId, body.mentionUserIds),
    at: stored?.row.at ?? at,
  }
  await tx.putComment(row)
  await writer.put('comment', row)
  return writer
}

/** Removes a comment for good: by its author, or by whoever runs the feed. Removing twice is no error. */
export const removeComment: Effect<'comment.remove'> = async (change, { commentId }) => {
  const { tx, actor } = change
  const found = await tx.comment(commentId)
  if (found === null) throw noSuchComment()
  const { part, writer } = await lockPost(change, found.row.postId)
  const stored = (await tx.comment(commentId)) ?? found
  if (stored.isRemoved) return writer
  if (stored.row.authorUserId !== actor.userId) requireRunner(part)
  const rev = stored.row.rev + 1
  await tx.removeComment(commentId, rev)
  await writer.gone('comment', commentId, rev)
  return writer
}

/** Like a post that isn't shown: a comment of one is named only to those who read it. */
function noSuchComment(): Refusal {
  return noSuchPost()
}
