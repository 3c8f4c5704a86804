import type { UserId } from '../../../protocol/wire/ids.ts'
import type { Touched } from '../sync-port.ts'
import type * as view from './page-views.ts'

/** What the outside sees of a location and its people: the Information page, visibility, public profiles (use case 1). */
export interface PageVerbs {
  publicLink(input: { userId: UserId }): view.PublicLink
  /** The link that there is, or a new one; with `renew` always a new one, and the one before ends. */
  sharePublicLink(input: { userId: UserId; renew: boolean }): {
    linkId: string
    waiting: boolean
    touched: Touched
  }
  revokePublicLink(input: { userId: UserId }): Touched

  locationPage(): view.LocationPage
  /**
   * What is left out stays. `basisRev` is the revision of the location upon which the Information page was written: when
   * somebody else has changed the page since, the server refuses this and it stays in the outbox.
   */
  editLocation(input: { change: Partial<view.LocationFields>; basisRev: number }): Touched
  exposure(): view.Exposure
  /** The people of one of its numbers, by name. */
  exposed(input: {
    what: view.ExposedThing
    audience: view.Audience
    offset: number
    limit: number
  }): view.ExposedPage
}
