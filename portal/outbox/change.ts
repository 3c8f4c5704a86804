import { z } from 'zod'
import { PortalCommentPut, PortalPostPut } from '../../protocol/wire/http.ts'
import { CommentId, ConversationId, LocationId, OpId, PostId, UserId } from '../../protocol/wire/ids.ts'
import { PortalRegister } from '../../protocol/wire/portal-visits.ts'
import { OutboxFile } from './entry.ts'

const Waits = {
  opId: OpId,
  writtenAtMs: z.number().int(),
  refusal: z.string().nullable(),
  files: z.array(OutboxFile),
}
/** Whom the text names, as it was chosen; whoever is no longer in the text is left out when it goes. */
const Named = z.array(z.object({ id: UserId, name: z.string() }))

/** A post that waits. */
export const WaitingPost = z.object({
  kind: z.literal('post'),
  ...Waits,
  postId: PostId,
  locationId: LocationId,
  feedPlaceId: ConversationId,
  text: PortalPostPut.shape.text,
  named: Named,
})
export type WaitingPost = z.infer<typeof WaitingPost>

/** A comment that waits. */
export const WaitingComment = z.object({
  kind: z.literal('comment'),
  ...Waits,
  commentId: CommentId,
  postId: PostId,
  locationId: LocationId,
  text: PortalCommentPut.shape.text,
  named: Named,
})
export type WaitingComment = z.infer<typeof WaitingComment>

/** A visitor who was registered here and isn't yet at the server. */
export const WaitingVisit = z.object({
  kind: z.literal('visit'),
  ...Waits,
  ...PortalRegister.omit({ opId: true }).shape,
})
export type WaitingVisit = z.infer<typeof WaitingVisit>

/** What somebody did in Feed or Visitors and the server hasn't taken yet. */
export const WaitingChange = z.discriminatedUnion('kind', [WaitingPost, WaitingComment, WaitingVisit])
export type WaitingChange = z.infer<typeof WaitingChange>

/** The id of what is made: of version 7, and the same however often it is edited or tried again. */
export function idOf(change: WaitingChange): string {
  switch (change.kind) {
    case 'post':
      return change.postId
    case 'comment':
      return change.commentId
    case 'visit':
      return change.visitId
  }
}
