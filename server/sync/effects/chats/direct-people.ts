import { userStream, type UserId } from '../../../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../../../protocol/wire/rows/chats.ts'
import type { UserRow } from '../../../../protocol/wire/rows/people.ts'
import type { SyncTransaction } from '../../storage.ts'
import type { StreamWriters } from '../../stream-writers.ts'
import type { Change } from '../effect.ts'

/**
 * Tells each of the two of a new direct chat who the other is. Whoever administers a location where the other is known has
 * the whole row from there; the others get no more than a chat shows.
 */
export async function introduce(
  { tx }: Pick<Change, 'tx'>,
  chat: ConversationRow,
  writers: StreamWriters,
): Promise<void> {
  for (const userId of chat.participantIds) {
    const other = chat.participantIds.find((id) => id !== userId)
    if (other === undefined || !(await knowsOnlyByChat(tx, userId, other))) continue
    const [person] = await tx.users([other])
    if (person !== undefined) await writers.at(userStream(userId)).put('user', asShownInChat(person))
  }
}

/** Those whose app knows the person by a direct chat alone, and is to hear of a change of the name or photo. */
export async function thoseWhoKnowByChat(tx: SyncTransaction, person: UserId): Promise<UserId[]> {
  const found: UserId[] = []
  for (const { participantIds, closedTo } of await tx.directChatsOf(person)) {
    const other = participantIds.find((id) => id !== person)
    if (other === undefined || closedTo.includes(other)) continue
    if (await knowsOnlyByChat(tx, other, person)) found.push(other)
  }
  return found
}

/** A person as the other one of a chat has them: without address and number. */
export function asShownInChat(person: UserRow): UserRow {
  return { ...person, email: null, phone: null }
}

async function knowsOnlyByChat(tx: SyncTransaction, userId: UserId, other: UserId): Promise<boolean> {
  const access = await tx.access(userId)
  if (access === null) return false
  for (const { locationId } of access.locations) {
    if (await tx.isKnown(locationId, { kind: 'user', id: other })) return false
  }
  return true
}
