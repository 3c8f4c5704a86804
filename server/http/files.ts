import type { FastifyInstance } from 'fastify'
import { FileId, type MessageId, type PostId } from '../../protocol/wire/ids.ts'
import type { ServerContext } from '../context.ts'
import { findFile, type StoredFile } from '../files/file-rows.ts'
import { maySeePicture } from '../rules/see-photo.ts'
import { maySeePost } from '../rules/feed-part.ts'
import type { Actor } from '../sync/actor.ts'
import { Refusal } from '../sync/refusal.ts'
import { requirePart } from '../sync/rights.ts'
import type { SyncStorage } from '../sync/storage.ts'
import { askerOf } from './asker.ts'
import { notFound } from './refusal.ts'
import { sendFile } from './send-file.ts'

/** GET /files/:id, for whoever may read the message that carries it. Always a download, never a page (security row 31). */
export function addFiles(app: FastifyInstance, context: ServerContext, storage: SyncStorage): void {
  app.get<{ Params: { id: string } }>('/files/:id', { exposeHeadRoute: false }, async (request, reply) => {
    const actor = await askerOf(context, request)
    const id = FileId.safeParse(request.params.id)
    const file = id.success ? await findFile(context.database, id.data) : null
    if (file === null || !(await maySee(context, storage, actor, file))) throw notFound()

    return sendFile(context, request, reply, file)
  })
}

/**
 * A photo is for those who see the person. A file of a message or a post is for those who may read that; one that
 * nothing carries yet, for its sender.
 */
async function maySee(
  { database }: ServerContext,
  storage: SyncStorage,
  actor: Actor,
  file: StoredFile,
): Promise<boolean> {
  const { conversationId, messageId, ownerUserId } = file
  if (conversationId === null) {
    return maySeePicture(database, actor, { id: file.ref.id, ownerUserId, carriedBy: messageId })
  }
  if (messageId === null) return file.ownerUserId === actor.userId
  try {
    return await storage.transaction(async (transaction) => {
      const post = await transaction.post(messageId as PostId)
      if (post !== null) return maySeePost(transaction, actor, post)
      const message = await transaction.message(messageId as MessageId)
      const conversation = await transaction.conversation(conversationId)
      if (message === null || conversation === null || message.deletedAt !== null) return false
      if (message.kind === 'note' && actor.side === 'customer') return false
      await requirePart(transaction, actor, conversation, 'chat.read')
      return true
    })
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
