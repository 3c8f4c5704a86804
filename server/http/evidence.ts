import type { FastifyInstance } from 'fastify'
import { SignatureId } from '../../protocol/wire/ids.ts'
import type { ServerContext } from '../context.ts'
import { recordText } from '../signatures/evidence-record.ts'
import { Refusal } from '../sync/refusal.ts'
import { requireDeskPart } from '../sync/rights.ts'
import type { SyncStorage } from '../sync/storage.ts'
import { deskSession } from './asker.ts'
import { notFound } from './refusal.ts'

/** GET /signatures/:id/evidence: the record of a request as a file, for whoever may read its chat at the desk. */
export function addEvidence(app: FastifyInstance, context: ServerContext, storage: SyncStorage): void {
  app.get<{ Params: { id: string } }>('/signatures/:id/evidence', async (request, reply) => {
    const { userId } = await deskSession(context, request)
    const id = SignatureId.safeParse(request.params.id)
    if (!id.success) throw notFound()
    const text = await storage.transaction(async (tx) => {
      const row = await tx.signature(id.data)
      const chat = row && (await tx.conversation(row.conversationId))
      if (row === null || chat === null) throw notFound()
      await requireDeskPart(tx, { userId, side: 'desk' }, chat, 'chat.read').catch((error: unknown) => {
        // Whatever can't be read is not there.
        throw error instanceof Refusal ? notFound() : error
      })
      return recordText(row, await tx.evidence(row.id))
    })
    return reply
      .headers({ 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' })
      .type('application/json; charset=utf-8')
      .send(text)
  })
}
