import { newId } from '../../protocol/wire/ids.ts'
import type { Database } from '../database/database.ts'
import { putRows } from '../database/rows.ts'
import type { SmallNetwork } from './small-network.ts'

/** A request for signatures about a message of each location. */
export async function addSignatures(database: Database, small: SmallNetwork, now: number): Promise<void> {
  const messages = await database.query<{
    id: never
    conversationId: never
    locationId: never
    authorUserId: never
  }>(
    `select m.id, m.conversation_id as "conversationId", m.location_id as "locationId", m.author_user_id as "authorUserId"
     from messages m join conversations c on c.id = m.conversation_id where c.kind = 'desk' and m.seq = 1`,
  )
  const sha256 = 'a'.repeat(64)
  await putRows(
    database,
    'signature',
    messages.map(({ id, conversationId, locationId, authorUserId }) => ({
      id: newId() as never,
      rev: 1,
      locationId,
      conversationId,
      messageId: id,
      file: { id: newId() as never, name: 'contract.pdf', sizeBytes: 9, sha256 },
      title: locationId === small.here ? 'Contract' : small.stranger,
      requestedByUserId: authorUserId,
      createdAt: now,
      expiresAt: now + 1,
      status: 'sent' as const,
      endedAt: null,
      signers: [
        {
          id: newId() as never,
          userId: null,
          name: 'Sam Signer',
          email: 'sam@example.org',
          status: 'waiting' as const,
          askedAt: now,
          viewedAt: null,
          signedAt: null,
          declinedAt: null,
          declinedReason: null,
        },
      ],
      signed: null,
    })),
  )
}
