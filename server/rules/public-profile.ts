import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { LocationId, PublicLinkId, UserId } from '../../protocol/wire/ids.ts'
import type { AdministratorRole, Privacy } from '../../protocol/wire/rows/people.ts'
import type { Queries } from '../database/database.ts'
import { betweenOf, personsOf } from './facts.ts'
import { permissionsOf } from './permissions.ts'
import { seenBy } from './verdicts.ts'

/** The person behind a link, with what everybody may know. */
export interface LinkedPerson {
  userId: UserId
  locationId: LocationId
  locationName: string
  networkName: string
  name: string
  about: string
  photo: FileRef | null
  email: string | null
  phone: string | null
  /** Somebody of the desk, to whom a chat can be assigned. */
  isOfDesk: boolean
  chatsOn: boolean
}

interface Found {
  userId: UserId
  locationId: LocationId
  locationName: string
  networkName: string
  chatsOn: boolean
  name: string
  about: string
  photo: FileRef | null
  email: string | null
  phone: string | null
  privacy: Privacy
  role: AdministratorRole | null
  chat: string[] | null
}

/**
 * Who a public link shows to a reader; null when it shows nobody: revoked, never made, the person removed, or a block between
 * the two (use case 1). An administrator's name, photo and About are public by the link; anybody else's only as far as they
 * made them public themselves. Contacts are shown only when the person made them public. `reader`: null when not signed in.
 */
export async function linkedPerson(
  queries: Queries,
  linkId: PublicLinkId,
  reader: UserId | null,
): Promise<LinkedPerson | null> {
  const [found] = await queries.query<Found>(
    `select l.user_id as "userId", l.location_id as "locationId", p.name as "locationName",
       p.network_name as "networkName", p.chats_on and p.network_chats_on as "chatsOn", u.name, u.about, u.photo, u.email,
       u.phone, u.privacy, m.admin_role as role, m.chat_permissions as chat
     from public_links l join locations p on p.id = l.location_id join users u on u.id = l.user_id
       join memberships m on m.user_id = l.user_id and m.location_id = l.location_id
     where l.id = $1 and l.revoked_at is null`,
    [linkId],
  )
  if (found === undefined) return null
  const { privacy, role, chat, ...person } = found
  if ((await personsOf(queries, [person.userId])).get(person.userId)?.isBarred !== false) return null
  if (reader !== null && reader !== person.userId) {
    const between = await betweenOf(queries, reader, person.userId)
    if (between.isBlockedByThem || between.hasBlockedThem) return null
  }
  if (role === null && !(await seenBy(queries, null, person.userId)).name) return null
  return {
    ...person,
    email: privacy.email === 'public' ? person.email : null,
    phone: privacy.phone === 'public' ? person.phone : null,
    isOfDesk: role !== null && permissionsOf(role, chat).includes('chat.read'),
  }
}
