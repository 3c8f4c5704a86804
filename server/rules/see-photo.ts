import { isSeenBy } from '../../protocol/rules/standing.ts'
import type { ConversationId, FileId, LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import type { Actor } from '../sync/actor.ts'
import { closedTo, directChatsOf } from './direct-chats.ts'
import { askerOf, betweenOf, housesOf, personsOf } from './facts.ts'
import { seenBy } from './verdicts.ts'

/** A file that no conversation has: a photo, or a picture of an Information page. */
export interface Picture {
  id: FileId
  ownerUserId: UserId
  /** Of a photo the person, of a page's picture its location. */
  carriedBy: string | null
}

/**
 * Whether somebody may see a photo or a page's picture at this moment. A photo goes with the name (use case 5): to whom the
 * rules show that, to the other of a chat that goes on, and below what the person wrote in a feed. Only the photo that
 * the person has now. A visitor by a link sees the host's. A picture of a page is for whoever may read or change the page.
 */
export async function maySeePicture(queries: Queries, actor: Actor, picture: Picture): Promise<boolean> {
  const { id, ownerUserId, carriedBy } = picture
  if (actor.userId === ownerUserId && actor.onlyIn === undefined) return true
  if (carriedBy !== ownerUserId) return isOfPage(queries, actor, picture)
  const current = await queries.query(`select 1 from users where id = $1 and photo->>'id' = $2`, [
    ownerUserId,
    id,
  ])
  if (current.length === 0) return false
  if (await sharesOpenChat(queries, actor, ownerUserId)) return true
  if (actor.onlyIn !== undefined) return false
  if ((await seenBy(queries, actor.userId, ownerUserId)).name) return true
  return hasCommented(queries, actor.userId, ownerUserId)
}

/** A chat of the two that is closed to the asker shows an "Unavailable user", and no photo. */
async function sharesOpenChat(queries: Queries, actor: Actor, other: UserId): Promise<boolean> {
  const isAllowed = (id: ConversationId) => actor.onlyIn === undefined || actor.onlyIn === id
  const chats = await directChatsOf(queries, actor.userId)
  if (!chats.some((chat) => chat.otherUserId === other && isAllowed(chat.conversationId))) return false
  return !(await closedTo(queries, actor.userId, other)).includes(actor.userId)
}

/** Whether a comment of the person stands in a feed that the asker reads. */
async function hasCommented(queries: Queries, asker: UserId, person: UserId): Promise<boolean> {
  const places = await queries.query<{ id: LocationId }>(
    `select distinct p.location_id as id from comments k join posts p on p.id = k.post_id
     where k.author_user_id = $1 and not k.is_removed and not p.is_removed
       and (p.hidden is null or p.author_user_id = $2)`,
    [person, asker],
  )
  if (places.length === 0) return false
  const viewer = await askerOf(queries, asker)
  const houses = (await housesOf(queries)).filter((house) => places.some(({ id }) => id === house.locationId))
  if (!houses.some((house) => isSeenBy(house.feed, viewer, house.locationId))) return false
  const other = (await personsOf(queries, [person])).get(person)
  const between = await betweenOf(queries, asker, person)
  return other !== undefined && !other.isBarred && !between.isBlockedByThem
}

/** Everybody may read an Information page; what no longer stands there is for those who work at the location. */
async function isOfPage(queries: Queries, actor: Actor, { id, carriedBy }: Picture): Promise<boolean> {
  const found = await queries.query(
    `select 1 from locations l where l.id = $1::uuid and (
       exists (select 1 from jsonb_array_elements(l.information) block where block->'file'->>'id' = $2)
       or $4 and exists (select 1 from memberships m
         where m.location_id = l.id and m.user_id = $3 and m.admin_role is not null))`,
    [carriedBy, id, actor.userId, actor.side === 'desk'],
  )
  return found.length > 0
}
