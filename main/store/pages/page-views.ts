import type { FileId, OpId } from '../../../protocol/wire/ids.ts'
import type { LocationRow, Visibility, WrittenRichText } from '../../../protocol/wire/rows/space.ts'

/** The public link of a person's profile here; `waiting` as long as the server doesn't know of it. */
export interface PublicLink {
  linkId: string | null
  waiting: boolean
}

/** What of a location its administrators change. */
export interface LocationFields extends Pick<
  LocationRow,
  'name' | 'address' | 'chatsOn' | 'communityVisibility' | 'feedVisibility' | 'visitorsVisibility'
> {
  information: WrittenRichText
}

/** A location's pages, as they are and as they will be. */
export interface LocationPage {
  live: LocationRow
  /** With what waits in the outbox laid over it. */
  shown: LocationFields
  /** An edit of the Information page, or of anything else, waits to be published. */
  waiting: { information: boolean; other: boolean }
  /** The server refused an edit of the Information page, because somebody else was quicker or for another reason. */
  refused: { opId: OpId; information: WrittenRichText; isConflict: boolean; reason: string } | null
  /** Pictures of the page whose bytes are only on this device. */
  stagedFileIds: FileId[]
  /** The public links of people here that work, or will when the server has heard of them. */
  links: { linkId: string; name: string }[]
}

/** Readers who are no administrators, by the visibility that lets them in. */
export type Audience = Exclude<Visibility, 'administrators'>
/** What of a location has a visibility. */
export type ExposedThing = 'community' | 'feed' | 'visitors'

/** How many people each visibility shows to such readers, as far as each person's own privacy lets it. */
export interface Exposure {
  community: Record<Audience, number>
  feed: Record<Audience, number> & { posts: number }
  visitors: Record<Audience, number>
}

/** Some of those people, and how many there are. */
export interface ExposedPage {
  people: { key: string; name: string; detail: string }[]
  total: number
}
