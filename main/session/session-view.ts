import type { SessionView } from '../../protocol/ipc/app-views.ts'
import type { Account } from './account.ts'

/** Who is signed in and where, as the window shows it. Reads the disk only. */
export async function viewOf({ place, store }: Account): Promise<SessionView> {
  const { access, locationId } = await store.session()
  const here =
    access?.locations.find((location) => location.locationId === locationId) ?? access?.locations[0]
  if (!access || !here) {
    const reason = 'You no longer work at any location of this network. Ask its owner to add you.'
    return { state: 'signedOut', server: place.server, email: place.email, reason }
  }
  const names = new Map((await store.locations()).map((location) => [location.id, location]))
  const name = (id: typeof here.locationId) => names.get(id)?.name ?? 'Location'
  return {
    state: 'signedIn',
    server: place.server,
    userId: access.userId,
    name: access.name,
    email: access.email,
    adminRole: here.adminRole,
    permissions: here.permissions,
    locationId: here.locationId,
    locationName: name(here.locationId),
    timeZone: names.get(here.locationId)?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    locations: access.locations.map(({ locationId: id }) => ({ id, name: name(id) })),
  }
}
