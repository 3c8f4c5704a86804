import type { DeskInvitationId, InvitationMailId, LocationId } from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { AdministratorRole, ChatPermission } from '../../../protocol/wire/rows/people.ts'
import type { StoreContext } from '../context.ts'
import { hasArrived } from '../outbox/arrived.ts'
import { addEntry, allEntries, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import type { DeskInvitation, InvitationVerbs } from './network-verbs.ts'

type InvitationOp = Extract<
  OpBody,
  { type: 'administrator.invite' | 'administrator.inviteAgain' | 'administrator.withdraw' }
>

interface StoredInvitation {
  id: DeskInvitationId
  name: string
  email: string
  adminRole: AdministratorRole
  chat: string | null
  sentAt: number
  expiresAt: number
}

/** Inviting somebody to the desk by e-mail: written here first, and laid over the rows until the server has it. */
export function invitationVerbs(context: StoreContext): InvitationVerbs {
  const { session, overlay, outbox } = context

  return {
    inviteAdministrator: ({ locationIds, email, name, adminRole, chat }) => {
      const owned = ownedLocations(context)
      if (locationIds.length === 0) throw new StoreError('badRequest', 'Choose a location to invite to.')
      if (locationIds.some((id) => !owned.includes(id))) {
        throw new StoreError('forbidden', 'Only an owner of this location can change this.')
      }
      const [first] = locationIds
      const invitations = locationIds.map((locationId) => ({
        id: context.newId() as DeskInvitationId,
        locationId,
      }))
      write(first!, {
        type: 'administrator.invite',
        mailId: context.newId() as InvitationMailId,
        invitations,
        email: email.trim(),
        name: name.trim(),
        adminRole,
        chat,
      })
      return touched(['deskInvitation', 'outbox'])
    },

    inviteAdministratorAgain: ({ invitationId }) => {
      write(session.here(), { type: 'administrator.inviteAgain', invitationId })
      return touched(['deskInvitation', 'outbox'])
    },

    withdrawInvitation: ({ invitationId, holdUntil }) => {
      write(session.here(), { type: 'administrator.withdraw', invitationId }, holdUntil)
      return touched(['deskInvitation', 'outbox'])
    },

    undoWithdrawal: ({ invitationId }) => {
      const target = targetOf({ type: 'administrator.withdraw', invitationId })
      const held = entriesFor(outbox, target).find(
        (entry) => entry.body.type === 'administrator.withdraw' && entry.heldUntil !== null && isOpen(entry),
      )
      if (!held) throw new StoreError('busy', 'It was withdrawn, and its link is dead. Invite them again.')
      overlay.outdate()
      removeEntry(outbox, held.opId)
      return touched(['deskInvitation', 'outbox'])
    },
  }

  /** One lane, so that a withdrawal never overtakes its invitation. */
  function write(locationId: LocationId, body: InvitationOp, heldUntil: number | null = null): void {
    overlay.outdate()
    outbox.transaction(() => {
      addEntry(context, {
        lane: 'invitations',
        targetId: targetOf(body),
        conversationId: null,
        locationId,
        body,
        heldUntil,
      })
    })
  }
}

/** Where the user is an owner. */
export function ownedLocations({ session }: StoreContext): LocationId[] {
  const locations = session.get('access')?.locations ?? []
  return locations.filter(({ adminRole }) => adminRole === 'owner').map(({ locationId }) => locationId)
}

function targetOf(body: InvitationOp): string {
  return `invitation:${body.type === 'administrator.invite' ? body.mailId : body.invitationId}`
}

/** Who is invited to a location and has not answered, with what waits laid over it; the newest last. */
export function invitationsTo(context: StoreContext, here: LocationId): DeskInvitation[] {
  const { cache } = context
  const stored = cache.all<StoredInvitation>(
    `SELECT id, name, email, admin_role AS adminRole, chat_permissions AS chat, sent_at AS sentAt,
       expires_at AS expiresAt
     FROM desk_invitations WHERE location_id = @here AND state = 'open' ORDER BY sent_at, id`,
    { here },
  )
  const shown = new Map(
    stored.map(({ chat, ...row }): [DeskInvitationId, DeskInvitation] => [
      row.id,
      { ...row, chat: chat === null ? null : (JSON.parse(chat) as ChatPermission[]), pending: false },
    ]),
  )
  for (const entry of allEntries(context.outbox)) {
    const { body } = entry
    if (entry.state === 'parked' || hasArrived(cache, entry)) continue
    if (body.type === 'administrator.invite') {
      const mine = body.invitations.find(({ locationId }) => locationId === here)
      if (mine === undefined || shown.has(mine.id)) continue
      const { name, email, adminRole, chat } = body
      shown.set(mine.id, {
        id: mine.id,
        name,
        email,
        adminRole,
        chat,
        sentAt: entry.writtenAt,
        expiresAt: null,
        pending: true,
      })
    } else if (body.type === 'administrator.inviteAgain') {
      const again = shown.get(body.invitationId)
      if (again) shown.set(again.id, { ...again, expiresAt: null, pending: true })
    } else if (body.type === 'administrator.withdraw') {
      shown.delete(body.invitationId)
    }
  }
  return [...shown.values()]
}
