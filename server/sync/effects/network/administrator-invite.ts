import {
  locationStream,
  type InvitationMailId,
  type LocationId,
  type StreamId,
} from '../../../../protocol/wire/ids.ts'
import type { DeskInvitationRow } from '../../../../protocol/wire/rows/desk-invitations.ts'
import { hashOf, newToken } from '../../../auth/tokens.ts'
import { Refusal } from '../../refusal.ts'
import { requireOwner } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { Change, Effect } from '../effect.ts'
import { oneLine } from '../people/invitation.ts'

/** How long a mailed invitation can be accepted. */
const INVITATION_LASTS_MS = 7 * 24 * 3_600_000
/** A mail can't be asked for again at once: the first one is on its way. */
const AGAIN_AFTER_MS = 60_000
/** Open at one location at a time. */
const OPEN_MAX = 200

/**
 * Invites somebody by e-mail to work at the desk of one or more locations (owners only, each location checked). Whether the
 * network knows the address is not looked at, so that nothing tells it; only colleagues of the same location are refused,
 * whom the owner sees anyway.
 */
export const inviteAdministrator: Effect<'administrator.invite'> = async (change, body) => {
  const { tx, actor, at } = change
  const email = body.email.trim()
  const [first, ...rest] = body.invitations
  if (first === undefined) throw new Refusal('badRequest', 'An invitation is to a location.')
  const locations = [first, ...rest].map(({ locationId }) => locationId)
  if (new Set(locations).size < locations.length) {
    throw new Refusal('badRequest', 'An invitation names each location once.')
  }
  const streams: [StreamId, ...StreamId[]] = [
    locationStream(first.locationId),
    ...rest.map(({ locationId }) => locationStream(locationId)),
  ]
  const writers = await StreamWriters.open(tx, streams, { actor: actor.userId, at })
  for (const locationId of locations) await requireOwner(tx, actor, locationId)
  if ((await tx.deskInvitationsOf(body.mailId)).length > 0) throw storedBefore()
  const rows: DeskInvitationRow[] = []
  for (const { id, locationId } of body.invitations) {
    await requireRoom(change, locationId, email.toLowerCase())
    if ((await tx.deskInvitation(id)) !== null) throw storedBefore()
    rows.push({
      id,
      rev: 1,
      locationId,
      mailId: body.mailId,
      email,
      name: body.name,
      adminRole: body.adminRole,
      chatPermissions: body.chat,
      byUserId: actor.userId,
      sentAt: at,
      expiresAt: at + INVITATION_LASTS_MS,
      state: 'open',
    })
  }
  await tx.putAll('deskInvitation', rows)
  for (const row of rows) await writers.at(locationStream(row.locationId)).put('deskInvitation', row)
  await mailLink(change, body.mailId, rows)
  return writers
}

/** Mails the invitation anew, with a link of its own, to all locations of the first mail where the actor is an owner. */
export const inviteAgain: Effect<'administrator.inviteAgain'> = async (change, { invitationId }) => {
  const { tx, actor, at } = change
  const found = await tx.deskInvitation(invitationId)
  if (found === null) throw noSuchInvitation()
  const all = await tx.deskInvitationsOf(found.mailId)
  const here = locationStream(found.locationId)
  const streams: [StreamId, ...StreamId[]] = [here, ...all.map((row) => locationStream(row.locationId))]
  const writers = await StreamWriters.open(tx, streams, { actor: actor.userId, at })
  await requireOwnerThere(change, found.locationId)
  const owned = await ownedBy(change)
  // Read again under the lock: it may have been accepted in this moment.
  const rows = (await tx.deskInvitationsOf(found.mailId)).filter(
    ({ state, locationId }) => state === 'open' && owned.has(locationId),
  )
  if (!rows.some(({ id }) => id === invitationId)) {
    throw new Refusal('gone', 'This invitation was accepted or withdrawn.')
  }
  if (rows.some(({ sentAt }) => at - sentAt < AGAIN_AFTER_MS)) {
    throw new Refusal('tooManyTries', 'It was sent less than a minute ago. Wait a little and send it again.')
  }
  const renewed = rows.map((row) => ({
    ...row,
    rev: row.rev + 1,
    byUserId: actor.userId,
    sentAt: at,
    expiresAt: at + INVITATION_LASTS_MS,
  }))
  await tx.putAll('deskInvitation', renewed)
  for (const row of renewed) await writers.at(locationStream(row.locationId)).put('deskInvitation', row)
  await mailLink(change, found.mailId, renewed)
  return writers
}

/** Takes an invitation to one location back; when it was the last of its mail, the link no longer works. */
export const withdrawInvitation: Effect<'administrator.withdraw'> = async (change, { invitationId }) => {
  const { tx, actor, at } = change
  const found = await tx.deskInvitation(invitationId)
  if (found === null) throw noSuchInvitation()
  const writers = await StreamWriters.open(tx, [locationStream(found.locationId)], {
    actor: actor.userId,
    at,
  })
  await requireOwnerThere(change, found.locationId)
  const before = await tx.deskInvitation(invitationId)
  if (before === null || before.state === 'accepted') {
    throw new Refusal('gone', 'This invitation was accepted already: end the role instead.')
  }
  if (before.state === 'withdrawn') return writers
  const row: DeskInvitationRow = { ...before, rev: before.rev + 1, state: 'withdrawn' }
  await tx.putAll('deskInvitation', [row])
  await writers.put('deskInvitation', row)
  const left = (await tx.deskInvitationsOf(row.mailId)).filter(({ state }) => state === 'open')
  if (left.length === 0) await tx.setInvitationLink(row.mailId, null)
  return writers
}

/** Nobody is invited twice to a location, nor somebody who works there. */
async function requireRoom({ tx }: Change, locationId: LocationId, email: string): Promise<void> {
  const invited = await tx.invitedTo(locationId)
  if (invited.includes(email)) {
    throw new Refusal(
      'opConflict',
      'This address has been invited already. Send the invitation again instead.',
    )
  }
  if (invited.length >= OPEN_MAX) {
    throw new Refusal('tooMany', `${OPEN_MAX} invitations wait at this location: withdraw some first.`)
  }
  const ids = (await tx.usersByEmail([email])).map(({ id }) => id)
  if ((await tx.memberships(locationId, ids)).some(({ adminRole }) => adminRole !== null)) {
    throw new Refusal('opConflict', 'Somebody with this address works here already.')
  }
}

/** The new link of a mail, and the mail itself, which leaves after the commit. Only the hash of its secret is kept. */
async function mailLink(
  { tx, at, actor }: Change,
  mailId: InvitationMailId,
  rows: readonly DeskInvitationRow[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const secret = newToken()
  await tx.setInvitationLink(mailId, hashOf(secret))
  const places = []
  for (const { locationId } of rows) places.push(await tx.location(locationId))
  const names = oneLine(places.map((place) => place?.name ?? '').join(', '))
  const network = oneLine(places[0]?.networkName ?? '')
  const by = oneLine((await tx.users([actor.userId]))[0]?.name ?? 'An owner')
  await tx.queueMail(
    {
      to: first.email,
      subject: `${by} invites you to the desk of ${names}`,
      text:
        `Hello ${oneLine(first.name)},\n\n${by} invites you to work at the desk of ${names} (${network}) with Foyer.\n\n` +
        'The link is for you alone, works once, and for seven days. There you choose your password:\n',
      page: `/portal/#/desk/${secret}`,
    },
    at,
  )
}

/** Where the actor is an owner at this moment. */
async function ownedBy({ tx, actor }: Change): Promise<ReadonlySet<LocationId>> {
  const locations = (await tx.access(actor.userId))?.locations ?? []
  return new Set(
    locations.filter(({ adminRole }) => adminRole === 'owner').map(({ locationId }) => locationId),
  )
}

/** Whoever doesn't work there gets the answer for what isn't there. */
async function requireOwnerThere({ tx, actor }: Change, locationId: LocationId): Promise<void> {
  const access = actor.side === 'desk' ? await tx.access(actor.userId) : null
  if (access?.locations.some((one) => one.locationId === locationId) !== true) throw noSuchInvitation()
  await requireOwner(tx, actor, locationId)
}

function noSuchInvitation(): Refusal {
  return new Refusal('notFound', 'This invitation is no longer there.')
}

function storedBefore(): Refusal {
  return new Refusal('opConflict', 'This invitation has been stored before, under another operation.')
}
