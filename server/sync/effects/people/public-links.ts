import { locationStream, type LocationId, type UserId } from '../../../../protocol/wire/ids.ts'
import type { PublicLinkRow } from '../../../../protocol/wire/rows/people.ts'
import { Refusal } from '../../refusal.ts'
import { requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Change, Effect } from '../effect.ts'

/**
 * Makes a person's profile public under a link whose id the device drew; the link before it is revoked (use case 1: share,
 * regenerate). Everybody who works at the location may share themselves; others need to look after customers.
 */
export const sharePublicLink: Effect<'publicLink.share'> = async (change, body) => {
  const { tx, actor, at } = change
  const { linkId, locationId, userId } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireShare(change, locationId, userId)
  if (!(await tx.isKnown(locationId, { kind: 'user', id: userId }))) throw noSuchPerson()
  const known = await tx.publicLink(linkId)
  if (known !== null) {
    // Drawn at random, an id is there already only when it was sent before.
    if (known.userId !== userId || known.locationId !== locationId) throw noSuchLink()
    return writer
  }
  for (const link of await tx.workingLinks(locationId, userId)) {
    const revoked = { ...link, rev: link.rev + 1, revokedAt: at }
    await tx.putPublicLink(revoked)
    await writer.put('publicLink', revoked)
  }
  const row: PublicLinkRow = { id: linkId, rev: 1, locationId, userId, createdAt: at, revokedAt: null }
  await tx.putPublicLink(row)
  await writer.put('publicLink', row)
  return writer
}

/** A link works no more, for good. Revoking twice is no error. */
export const revokePublicLink: Effect<'publicLink.revoke'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  const link = await tx.publicLink(body.linkId)
  const isHere = link?.locationId === locationId
  await requireShare(change, locationId, isHere ? link.userId : null)
  if (!isHere) throw noSuchLink()
  if (link.revokedAt !== null) return writer
  const revoked = { ...link, rev: link.rev + 1, revokedAt: at }
  await tx.putPublicLink(revoked)
  await writer.put('publicLink', revoked)
  return writer
}

async function requireShare(
  { tx, actor }: Change,
  locationId: LocationId,
  userId: UserId | null,
): Promise<void> {
  const isOwn = userId === actor.userId
  await requireRightThere(tx, actor, locationId, isOwn ? 'customers.read' : 'customers.write', noSuchPerson())
}

function noSuchPerson(): Refusal {
  return new Refusal('notFound', 'This person is no longer at this location.')
}

function noSuchLink(): Refusal {
  return new Refusal('notFound', 'This link is no longer there.')
}
