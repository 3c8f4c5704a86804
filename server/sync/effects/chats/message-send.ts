import {
  deskConversationId,
  type FileId,
  type LocationId,
  type Subject,
  type UserId,
} from '../../../../protocol/wire/ids.ts'
import type { ConversationRow, MessageRow } from '../../../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { Refusal } from '../../refusal.ts'
import { may, noSuchChat, requirePart } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'
import { newDirectChat } from './direct-chat.ts'
import { introduce } from './direct-people.ts'
import { requireOpen, streamsOfChat } from './message-change.ts'
import { noteWritten, visitsAbout } from './visit-chat.ts'

type Send = BodyOf<'message.send'>
type Desk = NonNullable<Send['desk']>

/**
 * Stores a message with the next number of its conversation, and opens the chat when it is the first one (use cases 1, 2
 * and 5: whichever way it was opened, a customer has one chat per location, and two people have one between them).
 */
export const sendMessage: Effect<'message.send'> = async (change, body) => {
  const { tx, actor, at } = change
  const known = (await tx.conversation(body.conversationId)) ?? (await newChat(change, body))
  // Before anything is locked: the streams of a direct chat are not those of a stranger.
  await requirePart(tx, actor, known, 'chat.reply')
  const visits = await visitsAbout(change, known)
  const by = { actor: actor.userId, at }
  const writer = await StreamWriters.open(tx, streamsOfChat(actor, known), by, visits.streams)

  // Read again under the lock: two devices may have opened the chat at the same moment.
  const existing = await tx.conversation(body.conversationId)
  const conversation = existing ?? known
  const { locationId } = conversation
  await requirePart(tx, actor, conversation, 'chat.reply')
  await requireOpen(change, conversation)
  await checkContent(change, body, conversation)
  const files = await filesToAttach(change, body)

  if (existing === null) {
    // Whoever was looked at without the lock may have been deleted since.
    if (conversation.subject !== null) await requireKnown(change, locationId, conversation.subject)
    await tx.putConversation(conversation)
    await writer.put('conversation', conversation)
    if (conversation.kind === 'direct') await introduce(change, conversation, writer)
  }
  const message: MessageRow = {
    id: body.messageId,
    rev: 1,
    conversationId: conversation.id,
    locationId,
    seq: (await tx.lastMessageSeq(conversation.id)) + 1,
    authorUserId: actor.userId,
    side: actor.side,
    kind: body.kind,
    text: body.text,
    files,
    mentionUserIds: await mentionsOf(change, body, conversation),
    reactions: [],
    replyToId: body.replyToId,
    bookingId: null,
    sentAt: at,
    editedAt: null,
    deletedAt: null,
  }
  await tx.putMessage(message)
  if (body.fileIds.length > 0) await tx.attachFiles(body.fileIds, message.id)
  await writer.put('message', message)
  await noteWritten(change, visits, writer, message)
  return writer
}

function newChat(change: Change, body: Send): Promise<ConversationRow> {
  if (body.direct != null) return newDirectChat(change, body.conversationId, body.direct.userId)
  if (body.desk !== null) return newDeskChat(change, body, body.desk)
  throw noSuchChat()
}

async function newDeskChat(change: Change, body: Send, desk: Desk): Promise<ConversationRow> {
  if (deskConversationId(desk.locationId, desk.subject) !== body.conversationId) {
    throw new Refusal('badRequest', 'The id of this chat does not belong to its customer.')
  }
  await requireKnown(change, desk.locationId, desk.subject)
  return {
    id: body.conversationId,
    rev: 1,
    kind: 'desk',
    locationId: desk.locationId,
    subject: desk.subject,
    participantIds: [],
    assigneeUserId: null,
    closedTo: [],
    createdAt: change.at,
  }
}

async function requireKnown({ tx }: Change, locationId: LocationId, subject: Subject): Promise<void> {
  if (!(await tx.isKnown(locationId, subject))) {
    throw new Refusal('notFound', 'This customer is no longer at this location.')
  }
}

async function checkContent({ tx, actor }: Change, body: Send, chat: ConversationRow): Promise<void> {
  if (body.kind === 'note' && (actor.side !== 'desk' || chat.kind !== 'desk')) {
    throw new Refusal('forbidden', 'Only administrators can write notes, and only in a chat of the desk.')
  }
  if (body.text.trim() === '' && body.fileIds.length === 0) {
    throw new Refusal('badRequest', 'A message needs a text or a file.')
  }
  if ((await tx.message(body.messageId)) !== null) {
    throw new Refusal('opConflict', 'This message has been stored before, under another operation.')
  }
  if (body.replyToId === null) return
  const answered = await tx.message(body.replyToId)
  const hidden = answered?.kind === 'note' && actor.side !== 'desk'
  if (answered?.conversationId !== body.conversationId || hidden) {
    throw new Refusal('notFound', 'The message that this one answers is not in this chat.')
  }
}

/**
 * Only administrators who may read chats there can be mentioned. Others are left out rather than refused: a colleague may
 * have lost the right since the message was written offline, and that is no reason to hold the message back.
 */
async function mentionsOf({ tx, actor }: Change, body: Send, chat: ConversationRow): Promise<UserId[]> {
  if (actor.side !== 'desk' || chat.kind !== 'desk') return []
  const mentioned: UserId[] = []
  for (const userId of new Set(body.mentionUserIds)) {
    if (await may(tx, { userId, side: 'desk' }, chat.locationId, 'chat.read')) mentioned.push(userId)
  }
  return mentioned
}

/** Whole on the server, the sender's own, meant for this chat, and in no message yet (I14). */
async function filesToAttach({ tx, actor }: Change, body: Send): Promise<FileRef[]> {
  const ids = body.fileIds
  if (ids.length === 0) return []
  if (new Set<FileId>(ids).size !== ids.length) {
    throw new Refusal('badRequest', 'The same file is in this message twice.')
  }
  const found = new Map((await tx.uploadedFiles(ids)).map((file) => [file.ref.id, file]))
  return ids.map((id) => {
    const file = found.get(id)
    if (file?.ownerUserId !== actor.userId || file.conversationId !== body.conversationId) {
      throw new Refusal('fileMissing', 'A file of this message is not on the server. Attach it again.')
    }
    if (file.messageId !== null) {
      throw new Refusal('opConflict', `“${file.ref.name}” is in another message already.`)
    }
    const caption = body.captions?.[id]?.trim() ?? ''
    return caption === '' ? file.ref : { ...file.ref, caption }
  })
}
