import {
  deskConversationId,
  type CompanyId,
  type ConversationId,
  type LocationId,
  type Subject,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'

/** A desk chat that somebody takes part in as a customer; it may have no message yet. */
export interface CustomerChat {
  conversationId: ConversationId
  locationId: LocationId
  subject: Subject
}

/**
 * A customer's own desk chats: one at each location where they have a membership, and those of the company that they belong
 * to there (mission.md, "desk chat").
 */
export async function chatsOfCustomer(queries: Queries, userId: UserId): Promise<CustomerChat[]> {
  const memberships = await queries.query<{ locationId: LocationId; companyId: CompanyId | null }>(
    `select location_id as "locationId", company_id as "companyId" from memberships where user_id = $1
     order by since, location_id`,
    [userId],
  )
  return memberships.flatMap(({ locationId, companyId }) => {
    const subjects: Subject[] = [{ kind: 'user', id: userId }]
    if (companyId !== null) subjects.push({ kind: 'company', id: companyId })
    return subjects.map((subject) => ({
      conversationId: deskConversationId(locationId, subject),
      locationId,
      subject,
    }))
  })
}

/**
 * Who is told in the portal of what happens in a chat: the customer of a desk chat, or those who belong to the company; of
 * a direct chat its two people.
 */
export async function customersOf(queries: Queries, conversationId: ConversationId): Promise<UserId[]> {
  const users = await queries.query<{ userId: UserId }>(
    `select m.user_id as "userId" from conversations c join memberships m on m.location_id = c.location_id
       and (c.subject_kind = 'user' and m.user_id = c.subject_id
         or c.subject_kind = 'company' and m.company_id = c.subject_id)
     where c.id = $1 and c.kind = 'desk'
     union select unnest(participant_ids) from conversations where id = $1 and kind = 'direct'`,
    [conversationId],
  )
  return users.map(({ userId }) => userId)
}
