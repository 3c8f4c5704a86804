import type { LocationId, NotificationId, Subject, UserId } from '../../../protocol/wire/ids.ts'
import { chatOf } from '../chats/chat.ts'
import type { StoreContext } from '../context.ts'
import { lookUpFace } from '../people/faces.ts'
import type { ToldVerbs } from './told-verbs.ts'
import type { LinkedThing, PlaceOfLink } from './told-views.ts'

/** Where the thing is that a link names, as far as the signed-in user may see it. */
export function linkVerbs(context: StoreContext): Pick<ToldVerbs, 'placeOfLink'> {
  const { cache, session } = context

  return {
    placeOfLink: (link) => {
      const access = session.get('access')
      if (!access) return null
      const here = session.here()
      const worksAt = access.locations.map(({ locationId }) => locationId)
      // The current location first: who is known at several is shown where one is.
      const locations = [here, ...worksAt.filter((id) => id !== here)]
      return find(link, locations)
    },
  }

  function find(link: LinkedThing, locations: readonly LocationId[]): PlaceOfLink | null {
    switch (link.kind) {
      case 'chat': {
        const chat = chatOf(context, link.id)
        if (!chat || !locations.includes(chat.locationId)) return null
        if (!session.may('chat.read', chat.locationId)) return null
        return placeOf(chat.locationId, chat.subject)
      }
      case 'person': {
        const subject: Subject = { kind: 'user', id: link.id }
        const at = memberships(link.id)
        const locationId = locations.find((id) => at.has(id))
        return locationId ? placeOf(locationId, subject) : null
      }
      case 'publicLink': {
        const row = cache.get<{ userId: UserId }>(
          'SELECT user_id AS userId FROM public_links WHERE id = @id AND revoked_at IS NULL',
          { id: link.id },
        )
        return row ? find({ kind: 'person', id: row.userId }, locations) : null
      }
      case 'company':
        return rowAt('companies', link.id, locations, { kind: 'company', id: link.id })
      case 'notification':
        return rowAt('notifications', link.id, locations, null)
      case 'visit':
        return rowAt('visits', link.id, locations, null)
      case 'booking': {
        const row = cache.get<{ locationId: LocationId; userId: UserId }>(
          'SELECT location_id AS locationId, user_id AS userId FROM bookings WHERE id = @id',
          { id: link.id },
        )
        if (!row || !locations.includes(row.locationId)) return null
        const told = cache.get<{ id: NotificationId }>(
          'SELECT id FROM notifications WHERE location_id = @locationId AND booking_id = @id ORDER BY at, id LIMIT 1',
          { locationId: row.locationId, id: link.id },
        )
        const place = placeOf(row.locationId, { kind: 'user', id: row.userId })
        return { ...place, notificationId: told?.id ?? null }
      }
      case 'location':
        return locations.includes(link.id) ? placeOf(link.id, null) : null
    }
  }

  function memberships(userId: string): Set<string> {
    const rows = cache.all<{ id: string }>(
      `SELECT location_id AS id FROM memberships JOIN users ON users.id = user_id WHERE user_id = @userId`,
      { userId },
    )
    return new Set(rows.map(({ id }) => id))
  }

  function rowAt(
    table: 'companies' | 'notifications' | 'visits',
    id: string,
    locations: readonly LocationId[],
    subject: Subject | null,
  ): PlaceOfLink | null {
    const row = cache.get<{ locationId: LocationId }>(
      `SELECT location_id AS locationId FROM ${table} WHERE id = @id`,
      { id },
    )
    return row && locations.includes(row.locationId) ? placeOf(row.locationId, subject) : null
  }

  function placeOf(locationId: LocationId, subject: Subject | null): PlaceOfLink {
    return {
      locationId,
      subject,
      name: subject && lookUpFace(context, subject, locationId).face.name,
      notificationId: null,
    }
  }
}
