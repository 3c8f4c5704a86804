import {
  deskConversationId,
  directConversationId,
  type ConversationId,
  type FileId,
  type LocationId,
  type MessageId,
} from '../../../protocol/wire/ids.ts'
import { MESSAGE_FILES_MAX, MESSAGE_TEXT_MAX } from '../../../protocol/wire/rows/chats.ts'
import { PlainText } from '../../../protocol/wire/rows/fields.ts'
import { chatOf } from '../chats/chat.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from './entries.ts'
import { releaseDependents } from './dependents.ts'
import { rewriteEntry } from './rewrite-entry.ts'
import { captionsOf, stagedById } from './staged-files.ts'
import { addRequest } from '../signatures/signatures.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { whereIs } from './where-is.ts'
import { touched } from '../touched.ts'

type Verbs = Pick<Store, 'sendMessage' | 'editMessage' | 'unsendMessage'>

/** Throws with the limit named when a text can't be a message; the text stays where it is. */
export function checkText(text: string): void {
  if (text.length > MESSAGE_TEXT_MAX) {
    const limit = MESSAGE_TEXT_MAX.toLocaleString('en')
    throw new StoreError(
      'tooLarge',
      `This message has ${text.length.toLocaleString('en')} characters; at most ${limit} can be sent. Shorten it or send it in parts.`,
    )
  }
  if (!PlainText.safeParse(text).success) {
    throw new StoreError(
      'badRequest',
      'This message holds control characters, which can’t be sent. Remove them.',
    )
  }
}

/** Writing, changing and taking back messages: each is one commit of outbox.db, on disk when it returns (I2). */
export function sendVerbs(context: StoreContext): Verbs {
  const { outbox, overlay, session, newId } = context

  return {
    sendMessage: (input) => {
      session.me()
      checkText(input.text)
      if (input.text.trim() === '' && input.stagedFileIds.length === 0) {
        throw new StoreError('badRequest', 'There is nothing to send: write a text or add a file.')
      }
      if (input.stagedFileIds.length > MESSAGE_FILES_MAX) {
        throw new StoreError('tooMany', `At most ${MESSAGE_FILES_MAX} files fit in one message.`)
      }
      const chat = placeOf(input)
      const messageId = newId() as MessageId
      const { conversationId, replyToId } = input
      const fileIds = input.stagedFileIds
      const withFiles = fileIds.length > 0
      const mentionUserIds = [...new Set(input.mentionUserIds)]
      const captions = captionsOf(outbox, fileIds)
      overlay.outdate()
      const opId = outbox.transaction(() => {
        fileIds.forEach((fileId, position) => {
          const consumed = outbox.run(
            `UPDATE staged_files SET message_id = @messageId, position = @position, state = 'waiting'
             WHERE id = @fileId AND conversation_id = @conversationId AND message_id IS NULL`,
            { messageId, position, fileId, conversationId },
          )
          if (consumed === 0) {
            throw new StoreError('fileMissing', 'A file of this message is no longer attached. Add it again.')
          }
        })
        outbox.run('DELETE FROM drafts WHERE conversation_id = @conversationId', { conversationId })
        const written = addEntry(context, {
          // An upload takes minutes: what is written after it need not wait.
          lane: withFiles ? `files:${messageId}` : `conversation:${conversationId}`,
          targetId: messageId,
          conversationId,
          locationId: chat.locationId,
          state: withFiles ? 'uploading' : 'queued',
          heldUntil: input.holdUntil,
          body: {
            type: 'message.send',
            messageId,
            conversationId,
            desk: chat.desk,
            ...(chat.direct ? { direct: chat.direct } : {}),
            kind: input.kind,
            text: input.text,
            fileIds,
            ...(captions ? { captions } : {}),
            ...(mentionUserIds.length > 0 ? { mentionUserIds } : {}),
            replyToId,
          },
        })
        requestDrafted(input.kind, { messageId, fileIds, conversationId, locationId: chat.locationId })
        return written
      })
      const topics = ['outbox', 'message', 'conversation', 'draft', 'staged', 'signature'] as const
      return { messageId, opId, touched: touched(topics, [conversationId]) }
    },

    editMessage: ({ messageId, text }) => {
      checkText(text)
      if (text.trim() === '') {
        throw new StoreError('badRequest', 'A message can’t be edited to nothing. Unsend it instead.')
      }
      const waiting = entriesFor(outbox, messageId)
      const open = waiting.find((entry) => entry.body.type === 'message.send' && isOpen(entry))
      overlay.outdate()
      if (open) return rewriteEntry(context, open, text)
      return change(messageId, { type: 'message.edit', messageId, text })
    },

    unsendMessage: ({ messageId }) => {
      const waiting = entriesFor(outbox, messageId)
      const open = waiting.find((entry) => entry.body.type === 'message.send' && isOpen(entry))
      overlay.outdate()
      if (!open) return change(messageId, { type: 'message.unsend', messageId })
      outbox.transaction(() => {
        for (const entry of waiting) removeEntry(outbox, entry.opId)
        releaseDependents(context, messageId)
        outbox.run('DELETE FROM staged_files WHERE message_id = @messageId', { messageId })
      })
      return touched(['outbox', 'message', 'conversation', 'staged'], [open.conversationId ?? ''])
    },
  }

  /** What is asked of the PDFs goes with their message: the server takes it once it has that. */
  function requestDrafted(
    kind: 'text' | 'note',
    about: {
      messageId: MessageId
      fileIds: FileId[]
      conversationId: ConversationId
      locationId: LocationId
    },
  ): void {
    const { fileIds, ...place } = about
    for (const fileId of fileIds) {
      const draft = stagedById(outbox, fileId)?.signature ?? null
      if (draft === null) continue
      if (kind === 'note') {
        throw new StoreError(
          'badRequest',
          'A file of an internal note can’t be signed: send it to the customer.',
        )
      }
      addRequest(context, { ...place, fileId, draft })
    }
  }

  /** Edits and unsends go in the lane of the message itself, so that they never overtake it (I6). */
  function change(
    messageId: MessageId,
    body:
      | { type: 'message.edit'; messageId: MessageId; text: string }
      | { type: 'message.unsend'; messageId: MessageId },
  ) {
    const { conversationId, locationId, lane } = whereIs(context, messageId)
    outbox.transaction(() => {
      for (const entry of entriesFor(outbox, messageId)) {
        if (entry.body.type === 'message.edit' && isOpen(entry)) removeEntry(outbox, entry.opId)
      }
      addEntry(context, { lane, targetId: messageId, conversationId, locationId, body })
    })
    return touched(['outbox', 'message', 'conversation'], [conversationId])
  }

  /** Where the message goes. A chat names its customer, or the other person, as long as the server may not know it yet. */
  function placeOf({
    conversationId,
    subject,
  }: Pick<Parameters<Store['sendMessage']>[0], 'conversationId' | 'subject'>) {
    const chat = chatOf(context, conversationId)
    const locationId = chat?.locationId ?? session.here()
    if (chat?.kind === 'direct' && chat.exists) return { locationId, desk: null, direct: null }
    const owner = chat?.subject ?? subject
    if (owner?.kind === 'user' && directConversationId(session.me(), owner.id) === conversationId) {
      return { locationId, desk: null, direct: { userId: owner.id } }
    }
    if (!chat?.exists && (!owner || deskConversationId(locationId, owner) !== conversationId)) {
      throw new StoreError(
        'notFound',
        'This chat is not on this device. Open it from the customer’s profile.',
      )
    }
    return { locationId, desk: owner && { locationId, subject: owner }, direct: null }
  }
}
