import {
  locationStream,
  userStream,
  type LocationId,
  type MessageId,
  type StreamId,
} from '../../../../protocol/wire/ids.ts'
import type { ConversationRow, MessageRow } from '../../../../protocol/wire/rows/chats.ts'
import { Refusal } from '../../refusal.ts'
import { requirePart } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { Actor } from '../../actor.ts'
import type { Change } from '../effect.ts'

/**
 * Where what happens in a chat is logged: a desk chat's in its location's stream, a direct chat's in those of its two
 * people and nowhere else. The actor's own comes first.
 */
export function streamsOfChat(
  actor: Actor,
  chat: Pick<ConversationRow, 'kind' | 'locationId' | 'participantIds'>,
): [StreamId, ...StreamId[]] {
  if (chat.kind === 'desk') return [locationStream(chat.locationId)]
  const others = chat.participantIds.filter((id) => id !== actor.userId)
  return [userStream(actor.userId), ...others.map(userStream)]
}

/** Locks the streams of a message and reads it and its chat as they are now, for whoever may take part in the chat. */
export async function lockMessage(
  { tx, actor, at }: Change,
  id: MessageId,
): Promise<{ message: MessageRow; conversation: ConversationRow; writer: StreamWriters }> {
  const found = await tx.message(id)
  const chat = found === null ? null : await tx.conversation(found.conversationId)
  if (chat === null) throw noSuchMessage()
  // Before anything of a direct chat is locked: its streams are not those of a stranger.
  await requirePartOrHide(tx, actor, chat)
  const writer = await StreamWriters.open(tx, streamsOfChat(actor, chat), { actor: actor.userId, at })
  const message = await tx.message(id)
  const conversation = await tx.conversation(chat.id)
  const hidden = message?.kind === 'note' && actor.side !== 'desk'
  if (message === null || conversation === null || hidden) throw noSuchMessage()
  await requirePartOrHide(tx, actor, conversation)
  return { message, conversation, writer }
}

/** A message of somebody else's chat is answered like one that isn't there. */
async function requirePartOrHide(tx: Change['tx'], actor: Actor, chat: ConversationRow): Promise<void> {
  try {
    await requirePart(tx, actor, chat, 'chat.reply')
  } catch (error) {
    throw error instanceof Refusal && error.error.code === 'notFound' ? noSuchMessage() : error
  }
}

/** Where chats are switched off nobody writes, by whatever way; what was written can still be taken back. */
async function requireChatsOn({ tx }: Change, locationId: LocationId): Promise<void> {
  if (!(await tx.chatsOn(locationId))) {
    throw new Refusal('chatsOff', 'Chats are switched off for this location.')
  }
}

/**
 * Refuses whoever may not write in a chat at this moment: where chats are off, and in a direct chat that has become
 * read-only. Its thread stays, also when what showed the other person is gone (use case 5).
 */
export async function requireOpen(change: Change, chat: ConversationRow): Promise<void> {
  await requireChatsOn(change, chat.locationId)
  if (chat.kind === 'direct') await requireNobodyApart(change, chat)
}

async function requireNobodyApart({ tx, actor }: Change, chat: ConversationRow): Promise<void> {
  const other = chat.participantIds.find((id) => id !== actor.userId)
  if (other !== undefined && (await tx.block(actor.userId, other))?.active === true) {
    throw new Refusal('forbidden', 'You have blocked this person. Unblock them to write.')
  }
  // Asked anew, not read from the row: what closes a chat may have happened a moment ago.
  const closed = other === undefined ? [actor.userId] : await tx.closedTo(actor.userId, other)
  if (closed.includes(actor.userId)) {
    throw new Refusal('forbidden', 'This person is unavailable: the chat is read-only.')
  }
}

/** What somebody answered at the desk is the desk's, and not theirs as a customer; a direct chat has no such sides. */
export function isOwn({ actor }: Change, chat: ConversationRow, message: MessageRow): boolean {
  const isAuthor = message.authorUserId === actor.userId
  return isAuthor && (chat.kind === 'direct' || message.side === actor.side)
}

/** Stores the changed message under the next revision and logs it. */
export async function putChanged({ tx }: Change, writer: StreamWriters, changed: MessageRow): Promise<void> {
  const row = { ...changed, rev: changed.rev + 1 }
  await tx.putMessage(row)
  await writer.put('message', row)
}

function noSuchMessage(): Refusal {
  return new Refusal('notFound', 'This message is not on the server.')
}
