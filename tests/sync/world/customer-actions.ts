import {
  directConversationId,
  type CommentId,
  type ConversationId,
  type JoinRequestId,
  type MessageId,
  type PostId,
  type ReportId,
  type UserId,
} from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { ANNA, BEN, CUSTOMERS, LOCATION } from './place.ts'
import type { Random } from './random.ts'

/** Of whom, with what chance, when, and which rows the server has. */
interface Asking {
  user: UserId
  random: Random
  nowMs: number
  count: number
  /** An id of the server's rows of this kind, by chance; null without any. */
  any(entity: 'post' | 'comment' | 'visit'): string | null
}

export type Ask = (asking: Asking) => OpBody | null

const HOUR_MS = 3_600_000

/** What a customer asks for in the portal besides writing to the desk, with how often. */
const ASKS: readonly (readonly [weight: number, ask: Ask])[] = [
  [10, writeDirectly],
  [4, readDirectly],
  [3, block],
  [3, report],
  [4, registerVisit],
  [4, answerVisit],
  [3, stepVisit],
  [4, post],
  [2, removePost],
  [6, like],
  [4, comment],
  [2, removeComment],
  [4, editProfile],
  [3, askToJoin],
]

const TOTAL = ASKS.reduce((sum, [weight]) => sum + weight, 0)

/** One of them, chosen by chance; null when there is nothing that it could be about. */
export function askByChance(asking: Asking): OpBody | null {
  let left = asking.random.below(TOTAL)
  for (const [weight, ask] of ASKS) {
    if (left < weight) return ask(asking)
    left -= weight
  }
  return null
}

/** What somebody asks for who is nothing here yet. */
export function askToComeIn(asking: Asking): OpBody {
  return asking.random.chance(0.7) ? askToJoin(asking) : editProfile(asking)
}

function somebodyElse({ user, random }: Asking): UserId {
  return random.pick([ANNA, BEN, ...CUSTOMERS].filter((other) => other !== user))!
}

function directChat(asking: Asking): { conversationId: ConversationId; userId: UserId } {
  const userId = somebodyElse(asking)
  return { userId, conversationId: directConversationId(asking.user, userId) }
}

function writeDirectly(asking: Asking): OpBody {
  const { userId, conversationId } = directChat(asking)
  return {
    type: 'message.send',
    messageId: asking.random.uuid() as MessageId,
    conversationId,
    desk: null,
    direct: { userId },
    kind: 'text',
    text: `direct message ${asking.count}`,
    fileIds: [],
    replyToId: null,
  }
}

function readDirectly(asking: Asking): OpBody {
  const { conversationId } = directChat(asking)
  return { type: 'read.mark', conversationId, seq: asking.random.below(10) }
}

function block(asking: Asking): OpBody {
  return { type: 'block.put', userId: somebodyElse(asking), active: asking.random.chance(0.5) }
}

/** Never about an administrator: what they may not see of it is another test's matter (server/sync/pull.ts). */
function report({ user, random, count }: Asking): OpBody | null {
  const userId = CUSTOMERS.find((other) => other !== user)
  if (userId === undefined) return null
  const reportId = random.uuid() as ReportId
  return { type: 'report.make', reportId, userId, messageId: null, reason: `reason ${count}` }
}

function registerVisit({ user, random, nowMs, count }: Asking): OpBody {
  return {
    type: 'visit.register',
    visitId: random.uuid(),
    locationId: LOCATION,
    hostUserId: user,
    visitorName: `Guest ${count}`,
    visitorEmail: null,
    visitorCompany: null,
    expectedAt: nowMs + random.below(4) * HOUR_MS,
    code: null,
    asksHost: false,
  }
}

function answerVisit({ random, any }: Asking): OpBody | null {
  const visitId = any('visit')
  if (visitId === null) return null
  return { type: 'visit.answer', visitId, answer: random.pick(['read', 'coming'] as const)! }
}

function stepVisit({ random, nowMs, any }: Asking): OpBody | null {
  const visitId = any('visit')
  const step = random.pick(['approve', 'reject', 'cancel', 'checkOut'] as const)!
  return visitId === null ? null : { type: 'visit.step', visitId, step, at: nowMs, code: null }
}

function post({ random, count, any }: Asking): OpBody {
  const postId = ((random.chance(0.3) ? any('post') : null) ?? random.uuid()) as PostId
  return {
    type: 'post.put',
    postId,
    locationId: LOCATION,
    text: `post ${count} of a customer`,
    fileIds: [],
    mentionUserIds: [],
  }
}

function removePost({ any }: Asking): OpBody | null {
  const postId = any('post') as PostId | null
  return postId === null ? null : { type: 'post.remove', postId }
}

function like({ random, any }: Asking): OpBody | null {
  const postId = any('post') as PostId | null
  return postId === null ? null : { type: 'post.like', postId, on: random.chance(0.7) }
}

function comment({ random, count, any }: Asking): OpBody | null {
  const postId = any('post') as PostId | null
  const commentId = random.uuid() as CommentId
  const text = `comment ${count} of a customer`
  return postId === null ? null : { type: 'comment.put', commentId, postId, text, mentionUserIds: [] }
}

function removeComment({ any }: Asking): OpBody | null {
  const commentId = any('comment') as CommentId | null
  return commentId === null ? null : { type: 'comment.remove', commentId }
}

function editProfile({ random, count }: Asking): OpBody {
  return random.chance(0.7)
    ? { type: 'profile.edit', about: `about ${count}` }
    : { type: 'profile.edit', name: `Name ${count}` }
}

function askToJoin({ random, count }: Asking): OpBody {
  const joinRequestId = random.uuid() as JoinRequestId
  return { type: 'joinRequest.put', joinRequestId, locationId: LOCATION, message: `please ${count}` }
}
