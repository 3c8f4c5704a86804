import { z } from 'zod'
import { CommentId, OpId, UserId } from '../wire/ids.ts'
import { PostRow } from '../wire/rows/feed.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import { StagedFile } from './file-views.ts'
import { Face, Standing } from './people-views.ts'

const Mentioned = z.object({ userId: UserId, name: z.string() })

/** A post as it will be when all that waits is done. */
export const PostView = z.object({
  post: PostRow,
  author: Face,
  standing: Standing,
  byMe: z.boolean(),
  likedByMe: z.boolean(),
  /** The names of the first of the others who like it. */
  likers: z.array(z.string()),
  comments: z.number().int(),
  mentions: z.array(Mentioned),
  /** The name of who hid it; null when it isn't hidden. */
  hiddenBy: z.string().nullable(),
  /** The files of a post that waits. */
  staged: z.array(StagedFile),
  state: z.enum(['stored', 'waiting', 'sending', 'failed']),
  error: z.string().nullable(),
  opId: OpId.nullable(),
  mayEdit: z.boolean(),
  /** Pin, hide and remove; also comment and like. */
  mayRun: z.boolean(),
})
export type PostView = z.infer<typeof PostView>

export const CommentView = z.object({
  id: CommentId,
  text: z.string(),
  at: Milliseconds,
  author: Face,
  standing: Standing,
  byMe: z.boolean(),
  mentions: z.array(Mentioned),
  pending: z.boolean(),
  mayRemove: z.boolean(),
})
export type CommentView = z.infer<typeof CommentView>
