import type { LinkedThing, PlaceOfLink, ThingToTell } from './told-views.ts'

/** What an administrator is told of outside the window (use cases 1 to 3). */
export interface ToldVerbs {
  /**
   * Everything that could be told of now, at all locations of the signed-in user, since `sinceMs` by the server's clock:
   * what is unread or waits, and was not caused by the user. Computed from rows, so what was read elsewhere is not in it.
   */
  thingsToTell(input: { sinceMs: number }): ThingToTell[]
  /** Where a thing is that a link names; null when it isn't here, or isn't for the signed-in user. */
  placeOfLink(link: LinkedThing): PlaceOfLink | null
}
