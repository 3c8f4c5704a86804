import { randomBytes } from 'node:crypto'
import { PublicLinkId, type LocationId, type UserId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { hasArrived } from '../outbox/arrived.ts'
import { addEntry, allEntries, entriesFor, isOpen, removeEntry, type StoredEntry } from '../outbox/entries.ts'
import { touched } from '../touched.ts'
import type { PageVerbs } from './page-verbs.ts'

type Verbs = Pick<PageVerbs, 'publicLink' | 'sharePublicLink' | 'revokePublicLink'>

/**
 * Public links of profiles. The id is drawn here, so a link can be given away while the network is down; it works when the
 * server has heard of it.
 */
export function publicLinkVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session } = context

  return {
    publicLink: ({ userId }) => shown(session.here(), userId),

    sharePublicLink: ({ userId, renew }) => {
      const locationId = session.here()
      const before = shown(locationId, userId)
      if (before.linkId !== null && !renew) {
        return { linkId: before.linkId, waiting: before.waiting, touched: touched([]) }
      }
      const linkId = PublicLinkId.parse(opaqueId())
      write(locationId, userId, { type: 'publicLink.share', linkId, locationId, userId })
      return { linkId, waiting: true, touched: touched(['publicLink', 'outbox']) }
    },

    revokePublicLink: ({ userId }) => {
      const locationId = session.here()
      const stored = storedLink(locationId, userId)
      const waiting = entriesFor(outbox, targetOf(locationId, userId))
      // Made and taken back before it was sent: nothing to tell anybody.
      if (stored === null && waiting.every(isOpen)) {
        overlay.outdate()
        outbox.transaction(() => waiting.forEach(({ opId }) => removeEntry(outbox, opId)))
      } else {
        const { linkId } = shown(locationId, userId)
        const known = stored ?? linkId
        if (known !== null) {
          write(locationId, userId, {
            type: 'publicLink.revoke',
            linkId: PublicLinkId.parse(known),
            locationId,
          })
        }
      }
      return touched(['publicLink', 'outbox'])
    },
  }

  function storedLink(locationId: LocationId, userId: UserId): string | null {
    const link = cache.get<{ id: string }>(
      `SELECT id FROM public_links WHERE user_id = @userId AND location_id = @locationId AND revoked_at IS NULL
       ORDER BY created_at DESC LIMIT 1`,
      { userId, locationId },
    )
    return link?.id ?? null
  }

  /** What was done last counts, as long as the rows don't have it yet. */
  function shown(locationId: LocationId, userId: UserId): { linkId: string | null; waiting: boolean } {
    const last = entriesFor(outbox, targetOf(locationId, userId))
      .filter((entry) => entry.state !== 'parked' && !hasArrived(cache, entry))
      .at(-1)
    if (last?.body.type === 'publicLink.share') return { linkId: last.body.linkId, waiting: true }
    if (last?.body.type === 'publicLink.revoke') return { linkId: null, waiting: true }
    return { linkId: storedLink(locationId, userId), waiting: false }
  }

  function write(locationId: LocationId, userId: UserId, body: StoredEntry['body']): void {
    const targetId = targetOf(locationId, userId)
    overlay.outdate()
    outbox.transaction(() => {
      for (const entry of entriesFor(outbox, targetId)) if (isOpen(entry)) removeEntry(outbox, entry.opId)
      addEntry(context, { lane: targetId, targetId, conversationId: null, locationId, body })
    })
  }
}

/** The links of a location's people that work now, and those that wait to; by name. */
export function linksAt(
  { cache, outbox }: StoreContext,
  locationId: LocationId,
): { linkId: string; name: string }[] {
  const stored = cache.all<{ linkId: string; userId: string }>(
    'SELECT id AS linkId, user_id AS userId FROM public_links WHERE location_id = @locationId AND revoked_at IS NULL',
    { locationId },
  )
  const byUser = new Map<string, string | null>(stored.map(({ linkId, userId }) => [userId, linkId]))
  for (const entry of allEntries(outbox)) {
    const { body, state, targetId } = entry
    if (state === 'parked' || hasArrived(cache, entry) || !targetId.startsWith(`publicLink:${locationId}:`))
      continue
    const userId = targetId.slice(`publicLink:${locationId}:`.length)
    if (body.type === 'publicLink.share') byUser.set(userId, body.linkId)
    if (body.type === 'publicLink.revoke') byUser.set(userId, null)
  }
  return [...byUser].flatMap(([userId, linkId]) => {
    const name = cache.get<{ name: string }>('SELECT name FROM users WHERE id = @userId', { userId })?.name
    return linkId === null || name === undefined ? [] : [{ linkId, name }]
  })
}

function targetOf(locationId: LocationId, userId: UserId): string {
  return `publicLink:${locationId}:${userId}`
}

/** 128 random bits in the form of an id: one with a time in it could be guessed more easily (security row 33). */
function opaqueId(): string {
  const hex = randomBytes(16).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
