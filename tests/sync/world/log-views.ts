import type { WireEvent } from '../../../protocol/wire/events.ts'
import type { ConversationRow, MessageRow } from '../../../protocol/wire/rows/chats.ts'
import type { JoinRequestRow } from '../../../protocol/wire/rows/customers.ts'
import type { DeskInvitationRow } from '../../../protocol/wire/rows/desk-invitations.ts'
import type { CommentRow, PostRow } from '../../../protocol/wire/rows/feed.ts'
import type { MembershipRow } from '../../../protocol/wire/rows/people.ts'
import type { SignatureRow } from '../../../protocol/wire/rows/signatures.ts'
import type { checkI20 } from '../invariants/i20-own-in-shared-rows.ts'
import type { checkI21 } from '../invariants/i21-closed-chats.ts'
import type { SignatureLogged } from '../invariants/i25-signed-in-order.ts'
import type { Commit } from '../memory-transaction.ts'

/** Which message each file was sent with. */
export function attachments(commits: readonly Commit[]): { file: string; message: string }[] {
  return eventsOf(commits).flatMap((event) => {
    if (event.entity !== 'message') return []
    const { id, files } = event.body as MessageRow
    return files.map((file) => ({ file: file.id, message: id }))
  })
}

/** The ids of the messages that were made, in the order of making. */
export function newMessages(commits: readonly Commit[]): string[] {
  return commits.flatMap((commit) => [
    // One message of a direct chat is logged for each of its two people.
    ...new Set(
      eventsOf([commit])
        .filter(isNewMessage)
        .map(({ entityId }) => entityId),
    ),
  ])
}

/** Likes of posts and reactions to messages. Of a message that was taken back all reactions go. */
export function ownInShared(commits: readonly Commit[]): Parameters<typeof checkI20>[0] {
  return eventsOf(commits).flatMap(({ entity, entityId, actor, change, body }) => {
    if (entity !== 'post' && entity !== 'message') return []
    const isGone = change === 'gone' || (entity === 'message' && (body as MessageRow).deletedAt !== null)
    const own = isGone ? null : entity === 'post' ? likesOf(body as PostRow) : reactionsOf(body as MessageRow)
    return [{ entity, entityId, actor, own }]
  })
}

/** Direct chats as they are opened and closed, and what is written in them. */
export function directChats(commits: readonly Commit[]): Parameters<typeof checkI21>[0] {
  return eventsOf(commits).flatMap((event): Parameters<typeof checkI21>[0][number][] => {
    if (event.entity === 'conversation') {
      const { id, closedTo } = event.body as ConversationRow
      return [{ chat: id, closedTo }]
    }
    if (!isNewMessage(event)) return []
    const { id, conversationId, authorUserId } = event.body as MessageRow
    return [{ chat: conversationId, message: id, author: authorUserId }]
  })
}

interface Decision {
  key: string
  /** Whose it is, and where. */
  whose: string
  state: JoinRequestRow['state'] | DeskInvitationRow['state']
}

/** Requests to join and invitations to the desk, as they are made and decided on. */
export function decisions(commits: readonly Commit[]): Decision[] {
  return eventsOf(commits).flatMap(({ entity, entityId, body }): Decision[] => {
    const key = `${entity} ${entityId}`
    if (entity === 'joinRequest') {
      const { userId, locationId, state } = body as JoinRequestRow
      return [{ key, whose: `${userId} at ${locationId}`, state }]
    }
    if (entity !== 'deskInvitation') return []
    const { email, locationId, state } = body as DeskInvitationRow
    return [{ key, whose: `${email} at ${locationId}`, state }]
  })
}

/** Requests for signatures as they become, and messages that are unsent. */
export function signatureLog(commits: readonly Commit[]): SignatureLogged[] {
  return eventsOf(commits).flatMap(({ entity, entityId, body }): SignatureLogged[] => {
    if (entity === 'signature') return [{ row: body as SignatureRow }]
    const isUnsent = entity === 'message' && (body as MessageRow).deletedAt !== null
    return isUnsent ? [{ unsent: entityId }] : []
  })
}

/**
 * The comments and desk chats that are there, with the posts and customers that they hang on, and which of these are there.
 */
export function whatHangs(commits: readonly Commit[]): {
  rows: { key: string; hangsOn: string }[]
  there: Set<string>
} {
  const there = new Set<string>()
  const rows = new Map<string, string>()
  // Memberships that were there before the first event have the ids of their people.
  const members = new Map<string, string>()
  const left = new Set<string>()
  for (const { entity, entityId, change, body } of eventsOf(commits)) {
    if (entity === 'post') {
      if (change === 'gone') there.delete(entityId)
      else there.add(entityId)
    } else if (entity === 'comment') {
      if (change === 'gone') rows.delete(`comment ${entityId}`)
      else rows.set(`comment ${entityId}`, (body as CommentRow).postId)
    } else if (entity === 'membership') {
      if (change === 'put') members.set(entityId, (body as MembershipRow).userId)
      const customer = members.get(entityId) ?? entityId
      if (change === 'put') {
        left.delete(customer)
        there.add(customer)
      } else {
        left.add(customer)
        there.delete(customer)
      }
    } else if (entity === 'conversation') {
      const { subject } = body as ConversationRow
      if (subject === null) continue
      rows.set(`conversation ${entityId}`, subject.id)
      if (!left.has(subject.id)) there.add(subject.id)
    }
  }
  return { rows: [...rows].map(([key, hangsOn]) => ({ key, hangsOn })), there }
}

function eventsOf(commits: readonly Commit[]): WireEvent[] {
  return commits.flatMap(({ events }) => events.map(({ event }) => event))
}

function isNewMessage({ entity, rev }: WireEvent): boolean {
  return entity === 'message' && rev === 1
}

function likesOf(post: PostRow) {
  return post.likedByUserIds.map((userId) => ({ userId, what: 'likes it' }))
}

function reactionsOf(message: MessageRow) {
  return message.reactions.flatMap(({ emoji, userIds }) => userIds.map((userId) => ({ userId, what: emoji })))
}
