import type { Route, Wanted } from '../../protocol/ipc/app-views.ts'
import type { DeepLink } from '../../protocol/ipc/deep-link.ts'
import type { LocationId } from '../../protocol/wire/ids.ts'
import type { StoreClient } from '../store/store.ts'
import type { LinkedThing, PlaceOfLink } from '../store/views.ts'

/** How long a link waits for what the first sync after the start brings: somebody has just sent it. */
const PATIENCE_MS = 10_000

/** The account that is open, as far as links need it. */
export interface LinkAccount {
  store: Pick<StoreClient, 'placeOfLink' | 'session'>
  status(): { connection: 'connecting' | 'online' | 'offline'; lastSyncedAt: number | null }
}

export interface PlacesOptions {
  account(): LinkAccount | null
  /** Shows another location, and has told the window so when it resolves. */
  useLocation(locationId: LocationId): Promise<void>
  bringToFront(): void
  navigated(route: Route): void
  /** The last link leads to nothing that is here for this user. */
  missed(): void
  now(): number
  setTimer(delayMs: number, fire: () => void): () => void
  failed(error: unknown): void
}

/** Leads the window to what was asked for outside of it: a click on a notification, a link, the menu. */
export interface Places {
  /** A place at a location, whichever is shown now. */
  go(route: Route, locationId: LocationId | null): void
  /** A link from outside. Kept until somebody is signed in, and for a while until it can be found. */
  arrived(link: DeepLink): void
  /** A link of the window itself; false when there is nothing to show. */
  follow(link: LinkedThing): Promise<boolean>
  /** The window can show something, and asks what it is to show first. */
  wanted(): Wanted
  windowGone(): void
  accountChanged(): void
  /** Rows came, or the connection changed. */
  look(): void
}

export function createPlaces(options: PlacesOptions): Places {
  /** The window listens, and nothing that is told it gets lost. */
  let isListening = false
  let wanted: Wanted = { route: null, missed: false }
  let waiting: { link: DeepLink; untilMs: number } | null = null
  let account: LinkAccount | null = null
  let syncedAtStart: number | null = null

  function show(route: Route): void {
    if (isListening) options.navigated(route)
    else wanted = { route, missed: false }
  }

  function miss(): void {
    options.bringToFront()
    if (isListening) options.missed()
    else wanted = { route: null, missed: true }
  }

  async function goTo(route: Route, locationId: LocationId | null): Promise<void> {
    options.bringToFront()
    const open = options.account()
    if (open && locationId && (await open.store.session()).locationId !== locationId) {
      await options.useLocation(locationId)
    }
    show(route)
  }

  async function follow(link: LinkedThing): Promise<boolean> {
    const place = (await options.account()?.store.placeOfLink(link)) ?? null
    if (!place) return false
    await goTo(routeOf(link, place), place.locationId)
    return true
  }

  /** What was written a moment ago may still be on its way here. */
  function mayStillCome(): boolean {
    const status = account?.status()
    if (!status) return true
    return status.connection !== 'offline' && status.lastSyncedAt === syncedAtStart
  }

  async function tryWaiting(): Promise<void> {
    const trying = waiting
    if (!trying || !options.account()) return
    const cameToo = mayStillCome()
    const found = await follow(trying.link)
    if (waiting !== trying) return
    if (!found && cameToo && options.now() < trying.untilMs) return
    waiting = null
    if (!found) miss()
  }

  const look = () => void tryWaiting().catch(options.failed)

  return {
    go: (route, locationId) => void goTo(route, locationId).catch(options.failed),
    arrived(link) {
      options.bringToFront()
      waiting = { link, untilMs: options.now() + PATIENCE_MS }
      options.setTimer(PATIENCE_MS, look)
      look()
    },
    follow,
    wanted() {
      isListening = true
      const first = wanted
      wanted = { route: null, missed: false }
      return first
    },
    windowGone: () => void (isListening = false),
    accountChanged() {
      if (options.account() === account) return
      account = options.account()
      isListening = false
      syncedAtStart = account?.status().lastSyncedAt ?? null
      if (waiting && account) {
        waiting = { ...waiting, untilMs: options.now() + PATIENCE_MS }
        options.setTimer(PATIENCE_MS, look)
      }
      look()
    },
    look,
  }
}

/** The place in the window where a thing is. */
function routeOf(link: LinkedThing, place: PlaceOfLink): Route {
  switch (link.kind) {
    case 'chat':
      return { pane: 'chats', conversationId: link.id }
    case 'person':
    case 'company':
    case 'publicLink':
      return { pane: 'customers', subject: place.subject }
    case 'notification':
      return { pane: 'notifications', notificationId: link.id }
    case 'visit':
      return { pane: 'visitors', visitId: link.id }
    case 'booking':
      return place.notificationId === null
        ? { pane: 'customers', subject: place.subject }
        : { pane: 'notifications', notificationId: place.notificationId, withBooking: true }
    case 'location':
      return { pane: 'location' }
  }
}
