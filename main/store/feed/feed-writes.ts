import { feedPlaceId, type CommentId, type LocationId, type PostId } from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import {
  COMMENT_TEXT_MAX,
  CommentRow,
  POST_FILES_MAX,
  POST_TEXT_MAX,
  PostRow,
} from '../../../protocol/wire/rows/feed.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import { feedMarkVerbs } from './feed-marks.ts'
import type { FeedVerbs } from './feed-verbs.ts'

type PostBody = Extract<OpBody, { type: `post.${string}` }>

const POST_TOPICS = ['post', 'outbox'] as const
const WITH_TRAY = ['post', 'outbox', 'staged', 'draft'] as const

/** Writing in the feed: each is one commit of outbox.db, on disk when it returns (I2). */
export function feedWriteVerbs(context: StoreContext): Omit<FeedVerbs, 'feed' | 'comments'> {
  const { cache, outbox, overlay, session, newId } = context

  return {
    ...feedMarkVerbs(context),

    writePost: (input) => {
      const text = input.text.trim()
      const fileIds = [...input.keptFileIds, ...input.stagedFileIds]
      checkPost(text, fileIds.length)
      const id = input.postId ?? (newId() as PostId)
      const locationId = input.postId === null ? session.here() : whereIs(id)
      const placeId = feedPlaceId(locationId)
      const { stagedFileIds } = input
      overlay.outdate()
      outbox.transaction(() => {
        stagedFileIds.forEach((fileId, position) => {
          const consumed = outbox.run(
            `UPDATE staged_files SET message_id = @id, position = @position, state = 'waiting'
             WHERE id = @fileId AND conversation_id = @placeId AND message_id IS NULL`,
            { id, position, fileId, placeId },
          )
          if (consumed === 0) {
            throw new StoreError('fileMissing', 'A file of this post is no longer attached. Add it again.')
          }
        })
        if (input.postId === null) {
          outbox.run('DELETE FROM drafts WHERE conversation_id = @placeId', { placeId })
        }
        const waits = entriesFor(outbox, id).find((entry) => entry.body.type === 'post.put' && isOpen(entry))
        // Not sent yet: the new text takes the old one's place, with the files that it has.
        const files = waits?.body.type === 'post.put' && fileIds.length === 0 ? waits.body.fileIds : fileIds
        const isUp = waits === undefined ? stagedFileIds.length === 0 : waits.state !== 'uploading'
        if (waits) removeEntry(outbox, waits.opId)
        addEntry(context, {
          lane: `post:${id}`,
          targetId: id,
          conversationId: null,
          locationId,
          state: isUp ? 'queued' : 'uploading',
          body: {
            type: 'post.put',
            postId: id,
            locationId,
            text,
            fileIds: files,
            mentionUserIds: [...new Set(input.mentionUserIds)],
          },
        })
      })
      return { id, touched: touched(WITH_TRAY, [placeId]) }
    },

    removePost: ({ postId, holdUntil }) => {
      const locationId = whereIs(postId)
      const waiting = entriesFor(outbox, postId)
      const isStored = cache.get('SELECT 1 FROM posts WHERE id = @postId', { postId }) !== undefined
      overlay.outdate()
      outbox.transaction(() => {
        for (const entry of waiting) if (isOpen(entry)) removeEntry(outbox, entry.opId)
        // Written and removed before it was sent: nothing to tell anybody.
        if (!isStored && waiting.every(isOpen)) {
          outbox.run('DELETE FROM staged_files WHERE message_id = @postId', { postId })
          return
        }
        add(postId, locationId, { type: 'post.remove', postId }, holdUntil)
      })
      return touched(WITH_TRAY)
    },

    undoRemovePost: ({ postId }) => {
      const held = entriesFor(outbox, postId).find(
        (entry) => entry.body.type === 'post.remove' && entry.heldUntil !== null && isOpen(entry),
      )
      if (!held) throw new StoreError('busy', 'This post has been removed for everybody and can’t come back.')
      overlay.outdate()
      removeEntry(outbox, held.opId)
      return touched(POST_TOPICS)
    },

    pinPost: ({ postId, pinned }) => mark(postId, { type: 'post.pin', postId, pinned }),

    hidePost: ({ postId, reason }) => {
      const words = reason?.trim() ?? null
      if (words !== null && (words === '' || words.length > 300)) {
        throw new StoreError(
          'badRequest',
          'Say in up to 300 characters why the post is hidden: its author reads it.',
        )
      }
      return mark(postId, { type: 'post.hide', postId, reason: words })
    },

    likePost: ({ postId, on }) => mark(postId, { type: 'post.like', postId, on }),

    writeComment: ({ postId, text, mentionUserIds }) => {
      const words = text.trim()
      if (words.length > COMMENT_TEXT_MAX) throw tooLong('comment', words.length, COMMENT_TEXT_MAX)
      if (!CommentRow.shape.text.safeParse(words).success) {
        throw new StoreError('badRequest', 'A comment needs a text without control characters.')
      }
      const commentId = newId() as CommentId
      const locationId = whereIs(postId)
      overlay.outdate()
      addEntry(context, {
        lane: `post:${postId}`,
        targetId: commentId,
        conversationId: null,
        locationId,
        body: {
          type: 'comment.put',
          commentId,
          postId,
          text: words,
          mentionUserIds: [...new Set(mentionUserIds)],
        },
      })
      return { id: commentId, touched: touched(['comment', 'post', 'outbox']) }
    },

    removeComment: ({ commentId }) => {
      const stored = cache.get<{ postId: PostId; locationId: LocationId }>(
        'SELECT post_id AS postId, location_id AS locationId FROM comments WHERE id = @commentId',
        { commentId },
      )
      const waiting = entriesFor(outbox, commentId)
      const [first] = waiting
      const postId = stored?.postId ?? (first?.body.type === 'comment.put' ? first.body.postId : null)
      const locationId = stored?.locationId ?? first?.locationId
      if (postId === null || locationId === undefined) return NOTHING_TOUCHED
      overlay.outdate()
      outbox.transaction(() => {
        for (const entry of waiting) if (isOpen(entry)) removeEntry(outbox, entry.opId)
        if (!stored && waiting.every(isOpen)) return
        addEntry(context, {
          lane: `post:${postId}`,
          targetId: commentId,
          conversationId: null,
          locationId,
          body: { type: 'comment.remove', commentId },
        })
      })
      return touched(['comment', 'post', 'outbox'])
    },
  }

  /** A mark of one kind takes the place of one that waits: the last one counts. */
  function mark(postId: PostId, body: PostBody) {
    const locationId = whereIs(postId)
    overlay.outdate()
    outbox.transaction(() => {
      for (const entry of entriesFor(outbox, postId)) {
        if (entry.body.type === body.type && isOpen(entry)) removeEntry(outbox, entry.opId)
      }
      add(postId, locationId, body, null)
    })
    return touched(POST_TOPICS)
  }

  function add(postId: PostId, locationId: LocationId, body: PostBody, heldUntil: number | null): void {
    addEntry(context, {
      lane: `post:${postId}`,
      targetId: postId,
      conversationId: null,
      locationId,
      body,
      heldUntil,
    })
  }

  /** The location of a post that is stored or waits. Throws for one that has gone. */
  function whereIs(postId: PostId): LocationId {
    const stored = cache.get<{ locationId: LocationId }>(
      'SELECT location_id AS locationId FROM posts WHERE id = @postId',
      { postId },
    )
    const locationId = stored?.locationId ?? entriesFor(outbox, postId)[0]?.locationId
    if (locationId === undefined)
      throw new StoreError('notFound', 'This post is not on this device any more.')
    return locationId
  }
}

function checkPost(text: string, fileCount: number): void {
  if (text === '' && fileCount === 0) {
    throw new StoreError('badRequest', 'There is nothing to post: write a text or add a picture.')
  }
  if (text.length > POST_TEXT_MAX) throw tooLong('post', text.length, POST_TEXT_MAX)
  if (!PostRow.shape.text.safeParse(text).success) {
    throw new StoreError(
      'badRequest',
      'This post holds control characters, which can’t be sent. Remove them.',
    )
  }
  if (fileCount > POST_FILES_MAX) {
    throw new StoreError('tooMany', `At most ${POST_FILES_MAX} files fit in one post.`)
  }
}

function tooLong(what: string, length: number, limit: number): StoreError {
  return new StoreError(
    'tooLarge',
    `This ${what} has ${length.toLocaleString('en')} characters; at most ${limit.toLocaleString('en')} can be sent. Shorten it.`,
  )
}
