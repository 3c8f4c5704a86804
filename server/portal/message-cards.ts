import type { PortalMessage } from '../../protocol/wire/http.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { Queries } from '../database/database.ts'
import { rowColumns } from '../database/rows.ts'
import { signatureCard } from './signing-view.ts'

/** Messages with the cards of what was asked to be signed in them, the oldest request first. */
export async function withCards(
  queries: Queries,
  messages: readonly Omit<PortalMessage, 'signatures'>[],
  userId: UserId,
): Promise<PortalMessage[]> {
  const rows = await queries.query<SignatureRow>(
    `select ${rowColumns('signature')} from signatures t where t.message_id = any($1::uuid[]) order by t.created_at, t.id`,
    [messages.map(({ id }) => id)],
  )
  return messages.map((message) => ({
    ...message,
    signatures: rows
      .filter(({ messageId }) => messageId === message.id)
      .map((row) => signatureCard(row, userId)),
  }))
}
