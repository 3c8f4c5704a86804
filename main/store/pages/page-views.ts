import type { FileId, OpId } from '../../../protocol/wire/ids.ts'
import type { LocationRow, WrittenRichText } from '../../../protocol/wire/rows/space.ts'

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

/** How many people each level of visibility shows to somebody who is no administrator. */
export interface Exposure {
  /** People of the directory, by the widest that their own privacy allows. */
  community: { locationMembers: number; networkMembers: number; public: number }
  feed: { authors: number; posts: number }
  visitors: { people: number }
}
