import { z } from 'zod'
import { FileId, OpId } from '../wire/ids.ts'
import { LocationRow, WrittenRichText } from '../wire/rows/space.ts'

/** The public link of a person's profile; null when there is none. `waiting` until the server has heard of it. */
export const PublicLinkView = z.object({ address: z.string().nullable(), waiting: z.boolean() })
export type PublicLinkView = z.infer<typeof PublicLinkView>

/** What of a location its administrators change. */
export const LocationFields = LocationRow.pick({
  name: true,
  address: true,
  chatsOn: true,
  communityVisibility: true,
  feedVisibility: true,
  visitorsVisibility: true,
}).extend({ information: WrittenRichText })
export type LocationFields = z.infer<typeof LocationFields>

/** A location's pages: as everybody sees them, and with what waits to be published. */
export const LocationPageView = z.object({
  live: LocationRow,
  shown: LocationFields,
  waiting: z.object({ information: z.boolean(), other: z.boolean() }),
  /** An edit of the Information page that the server did not take: it is kept in the outbox. */
  refused: z
    .object({ opId: OpId, information: WrittenRichText, isConflict: z.boolean(), reason: z.string() })
    .nullable(),
  /** Pictures whose bytes are only on this device: they have another address. */
  stagedFileIds: z.array(FileId),
  /** The public links of people here that work, or will when the server has heard of them. */
  links: z.array(z.object({ address: z.string(), name: z.string() })),
  /** The address of the Information page in the portal. */
  address: z.string(),
})
export type LocationPageView = z.infer<typeof LocationPageView>

/** Readers who are no administrators, by the visibility that lets them in. */
export const Audience = z.enum(['locationMembers', 'networkMembers', 'public'])
export type Audience = z.infer<typeof Audience>
/** What of a location has a visibility. */
export const ExposedThing = z.enum(['community', 'feed', 'visitors'])
export type ExposedThing = z.infer<typeof ExposedThing>

const Counts = z.object({
  locationMembers: z.number().int(),
  networkMembers: z.number().int(),
  public: z.number().int(),
})
/** How many people each visibility shows to readers who are no administrators. */
export const ExposureView = z.object({
  community: Counts,
  feed: Counts.extend({ posts: z.number().int() }),
  visitors: Counts,
})
export type ExposureView = z.infer<typeof ExposureView>

/** Some of those people by name, as such a reader would see them, and how many there are. */
export const ExposedPage = z.object({
  people: z.array(z.object({ key: z.string(), name: z.string(), detail: z.string() })),
  total: z.number().int(),
})
export type ExposedPage = z.infer<typeof ExposedPage>
