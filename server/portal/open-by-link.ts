import {
  deskConversationId,
  locationStream,
  type ConversationId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { Batch } from '../../protocol/wire/events.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { OutsideRows } from '../database/sql-outside.ts'
import type { Database } from '../database/database.ts'
import { nonmember } from '../events-in/people.ts'
import type { LinkedPerson } from '../rules/public-profile.ts'
import { StreamWriters } from '../sync/stream-writers.ts'

/**
 * Opens a customer's desk chat at the location of a public link and assigns it to the link's person (mission.md, "desk
 * chat"). Whoever is not known there becomes a nonmember: they asked for the conversation themselves, and the desk has to
 * know with whom it speaks. Out: the chat, and what to announce after the commit.
 */
export function openByLink(
  database: Database,
  person: LinkedPerson,
  customer: UserId,
  at: number,
): Promise<{ conversationId: ConversationId; batches: Batch[] }> {
  const { locationId } = person
  const subject = { kind: 'user' as const, id: customer }
  const conversationId = deskConversationId(locationId, subject)
  return database.transaction(async (queries) => {
    const tx = syncTransactionOn(queries)
    const rows = new OutsideRows(queries)
    await tx.lockPeople([customer])
    const elsewhere = (await tx.placesOf([customer])).map(locationStream)
    const by = { actor: customer, at }
    const writers = await StreamWriters.open(tx, [locationStream(locationId)], by, elsewhere)
    const user = await rows.user(customer)
    const memberships = await rows.memberships(customer)
    if (user !== null && !memberships.some((membership) => membership.locationId === locationId)) {
      const here = nonmember(customer, locationId, at)
      await rows.putMembership(here)
      // A location that saw this person go has a tombstone, which only a newer row overcomes (I12).
      const row = { ...user, rev: user.rev + 1 }
      await rows.putUser(row)
      for (const place of await tx.placesOf([customer]))
        await writers.at(locationStream(place)).put('user', row)
      await writers.put('membership', here)
    }
    const known = await tx.conversation(conversationId)
    if (known === null || known.assigneeUserId !== person.userId) {
      const row =
        known === null
          ? {
              id: conversationId,
              rev: 1,
              kind: 'desk' as const,
              locationId,
              subject,
              participantIds: [],
              closedTo: [],
              assigneeUserId: person.userId,
              createdAt: at,
            }
          : { ...known, rev: known.rev + 1, assigneeUserId: person.userId }
      await tx.putConversation(row)
      await writers.put('conversation', row)
    }
    return { conversationId, batches: writers.batches }
  })
}
