import type { LocationId } from '../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import type { Permission } from '../../protocol/wire/rows/people.ts'
import type { Actor } from './actor.ts'
import { Refusal } from './refusal.ts'
import type { SyncTransaction } from './storage.ts'

const WORDS: Record<Permission, string> = {
  'chat.read': 'read chats',
  'chat.reply': 'write in chats',
  'chat.assign': 'assign chats',
  'chat.export': 'export chats',
  'chat.delete': "unsend other people's messages",
  'customers.read': 'see customers',
  'customers.write': 'change notes and tags',
  'visitors.write': 'check visitors in and out',
  'location.write': 'change pages and visibility',
  'administrators.invite': 'invite administrators',
  'feed.write': 'post and moderate in the feed',
}

/** Whether the administrator has the permission at the location at this moment. */
export async function may(
  tx: SyncTransaction,
  actor: Actor,
  location: LocationId,
  permission: Permission,
): Promise<boolean> {
  if (actor.side !== 'desk') return false
  const access = await tx.access(actor.userId)
  const here = access?.locations.find((entry) => entry.locationId === location)
  return here?.permissions.includes(permission) ?? false
}

/** Refuses whoever lacks the permission, with the right named. */
export async function requireRight(
  tx: SyncTransaction,
  actor: Actor,
  location: LocationId,
  permission: Permission,
): Promise<void> {
  if (await may(tx, actor, location, permission)) return
  throw new Refusal(
    'forbidden',
    `You may not ${WORDS[permission]} at this location. An owner or manager can allow it.`,
  )
}

/**
 * The same for something that lies at a location and was named by its id: whoever doesn't work there gets `hidden`, the
 * refusal for what isn't there, and learns nothing.
 */
export async function requireRightThere(
  tx: SyncTransaction,
  actor: Actor,
  location: LocationId,
  permission: Permission,
  hidden: Refusal,
): Promise<void> {
  if (!(await worksAt(tx, actor, location))) throw hidden
  return requireRight(tx, actor, location, permission)
}

/** Refuses whoever is not an owner of the location. */
export async function requireOwner(tx: SyncTransaction, actor: Actor, location: LocationId): Promise<void> {
  const access = actor.side === 'desk' ? await tx.access(actor.userId) : null
  const here = access?.locations.find((entry) => entry.locationId === location)
  if (here?.adminRole !== 'owner')
    throw new Refusal('forbidden', 'Only an owner of this location can change this.')
}

async function worksAt(tx: SyncTransaction, actor: Actor, location: LocationId): Promise<boolean> {
  if (actor.side !== 'desk') return false
  const access = await tx.access(actor.userId)
  return access?.locations.some((entry) => entry.locationId === location) ?? false
}

/**
 * Refuses whoever may not take part in this chat. Of a desk chat an administrator needs `permission`, a customer must be
 * the one it belongs to. A direct chat is for the two people of it, by whatever door, and for nobody else.
 */
export async function requirePart(
  tx: SyncTransaction,
  actor: Actor,
  chat: ConversationRow,
  permission: Permission,
): Promise<void> {
  if (actor.onlyIn !== undefined && actor.onlyIn !== chat.id) throw noSuchChat()
  if (chat.kind === 'direct') {
    if (!chat.participantIds.includes(actor.userId)) throw noSuchChat()
    return
  }
  return requireDeskPart(tx, actor, chat, permission)
}

/** The same where only a desk chat will do: a direct chat is answered like none. */
export async function requireDeskPart(
  tx: SyncTransaction,
  actor: Actor,
  chat: ConversationRow,
  permission: Permission,
): Promise<void> {
  if (chat.kind !== 'desk' || chat.subject === null || actor.onlyIn !== undefined) throw noSuchChat()
  if (actor.side === 'desk') {
    return requireRightThere(tx, actor, chat.locationId, permission, noSuchChat())
  }
  if (!(await tx.speaksFor(actor.userId, chat.locationId, chat.subject))) throw noSuchChat()
}

/** The same words whether a chat isn't there or isn't theirs: a stranger learns nothing. */
export function noSuchChat(): Refusal {
  return new Refusal('notFound', 'This chat is no longer available.')
}
