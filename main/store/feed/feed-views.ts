import type { CommentId, OpId, UserId } from '../../../protocol/wire/ids.ts'
import type { PostRow } from '../../../protocol/wire/rows/feed.ts'
import type { Face, StagedFile, Standing } from '../views.ts'

export interface PostView {
  post: PostRow
  author: Face
  standing: Standing
  byMe: boolean
  likedByMe: boolean
  likers: string[]
  comments: number
  mentions: { userId: UserId; name: string }[]
  hiddenBy: string | null
  staged: StagedFile[]
  state: 'stored' | 'waiting' | 'sending' | 'failed'
  error: string | null
  opId: OpId | null
  mayEdit: boolean
  mayRun: boolean
}

export interface CommentView {
  id: CommentId
  text: string
  at: number
  author: Face
  standing: Standing
  byMe: boolean
  mentions: { userId: UserId; name: string }[]
  pending: boolean
  mayRemove: boolean
}
