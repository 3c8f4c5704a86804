import type { UserId } from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { AdministratorRole, ChatPermission } from '../../../protocol/wire/rows/people.ts'
import { LOCATION_COLUMNS, readLocation, type StoredLocation } from '../applying/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { hasArrived } from '../outbox/arrived.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { lookUpFace } from '../people/faces.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import { invitationsTo, invitationVerbs, ownedLocations } from './invitations.ts'
import type { Administrator, NetworkVerbs } from './network-verbs.ts'

type OwnersOp = Extract<OpBody, { type: 'network.configure' | 'administrator.set' }>

/** What an owner sets: written here first, as everything, and laid over the rows until the server has it. */
export function networkVerbs(context: StoreContext): NetworkVerbs {
  const { cache, outbox, overlay, session } = context

  return {
    ...invitationVerbs(context),

    networkSettings: () => {
      const here = session.here()
      const stored = cache.get<StoredLocation>(`SELECT ${LOCATION_COLUMNS} FROM locations WHERE id = @here`, {
        here,
      })
      if (!stored) {
        throw new StoreError(
          'notFound',
          'This location is not on this device yet. It comes with the first sync.',
        )
      }
      const { networkName, networkChatsOn, defaultPrivacy } = readLocation(stored)
      const waiting = waitingFor(targetOf(here), 'network.configure')
      return {
        isOwner: isOwner(),
        networkName,
        chatsOn: waiting.findLast(({ chatsOn }) => chatsOn !== undefined)?.chatsOn ?? networkChatsOn,
        defaultPrivacy: waiting.findLast((one) => one.defaultPrivacy)?.defaultPrivacy ?? defaultPrivacy,
        pending: waiting.length > 0,
        administrators: administrators(),
        invitations: isOwner() ? invitationsTo(context, here) : [],
        ownedLocationIds: ownedLocations(context),
      }
    },

    configureNetwork: (change) => {
      requireOwner()
      const locationId = session.here()
      const target = targetOf(locationId)
      const { chatsOn, defaultPrivacy } = change
      write(target, {
        type: 'network.configure',
        locationId,
        ...(chatsOn === undefined ? {} : { chatsOn }),
        ...(defaultPrivacy && { defaultPrivacy }),
      })
      return touched(['location', 'outbox'])
    },

    setAdministrator: ({ userId, adminRole, chat }) => {
      requireOwner()
      if (userId === session.me()) {
        throw new StoreError('forbidden', 'You can’t change your own role. Another owner can.')
      }
      const locationId = session.here()
      const target = `administrator:${locationId}:${userId}`
      const replaced = entriesFor(outbox, target).filter((entry) => isOpen(entry))
      outbox.transaction(() => {
        for (const { opId } of replaced) removeEntry(outbox, opId)
      })
      write(target, { type: 'administrator.set', locationId, userId, adminRole, chat })
      return touched(['membership', 'outbox'])
    },
  }

  function write(target: string, body: OwnersOp): void {
    overlay.outdate()
    outbox.transaction(() => {
      addEntry(context, {
        lane: target,
        targetId: target,
        conversationId: null,
        locationId: body.locationId,
        body,
      })
    })
  }

  /** What waits for one target: refused entries are in the outbox only, and the rows show what is true. */
  function waitingFor<T extends OwnersOp['type']>(target: string, type: T): Extract<OwnersOp, { type: T }>[] {
    return entriesFor(outbox, target)
      .filter((entry) => entry.state !== 'parked' && !hasArrived(cache, entry))
      .map(({ body }) => body)
      .filter((body): body is Extract<OwnersOp, { type: T }> => body.type === type)
  }

  function administrators(): Administrator[] {
    const here = session.here()
    const rows = cache.all<{ userId: UserId; adminRole: AdministratorRole; chat: string | null }>(
      `SELECT m.user_id AS userId, m.admin_role AS adminRole, m.chat_permissions AS chat
       FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.location_id = @here AND m.admin_role IS NOT NULL ORDER BY u.sort_name, u.id`,
      { here },
    )
    return rows.flatMap(({ userId, adminRole, chat }): Administrator[] => {
      const change = waitingFor(`administrator:${here}:${userId}`, 'administrator.set').at(-1)
      if (change?.adminRole === null) return []
      return [
        {
          face: lookUpFace(context, { kind: 'user', id: userId }, here).face,
          isMe: userId === session.me(),
          adminRole: change?.adminRole ?? adminRole,
          chat: change ? change.chat : chat === null ? null : (JSON.parse(chat) as ChatPermission[]),
          pending: change !== undefined,
        },
      ]
    })
  }

  function isOwner(): boolean {
    const here = session.here()
    return (
      session.get('access')?.locations.find(({ locationId }) => locationId === here)?.adminRole === 'owner'
    )
  }

  function requireOwner(): void {
    if (!isOwner()) throw new StoreError('forbidden', 'Only an owner of this location can change this.')
  }
}

function targetOf(locationId: string): string {
  return `network:${locationId}`
}
