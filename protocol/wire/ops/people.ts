import { z } from 'zod'
import { FileId, LocationId, PublicLinkId, Subject, UserId } from '../ids.ts'
import { PlainText, ShortText } from '../rows/fields.ts'
import { Privacy, UserRow } from '../rows/people.ts'

/** What is said about people and companies, and by people about themselves. */
export const PEOPLE_OPS = [
  z.object({
    type: z.literal('customer.annotate'),
    locationId: LocationId,
    subject: Subject,
    note: PlainText.max(20_000).optional(),
    tags: z.array(ShortText.min(1)).max(50).optional(),
  }),
  /** Makes a person's profile at a location public under a link, which takes the place of the one before. */
  z.object({
    type: z.literal('publicLink.share'),
    linkId: PublicLinkId,
    locationId: LocationId,
    userId: UserId,
  }),
  z.object({ type: z.literal('publicLink.revoke'), linkId: PublicLinkId, locationId: LocationId }),
  /** The actor's own; a field that is left out stays. */
  z.object({
    type: z.literal('profile.edit'),
    name: UserRow.shape.name.optional(),
    phone: UserRow.shape.phone.optional(),
    about: UserRow.shape.about.optional(),
    photoFileId: FileId.nullable().optional(),
    privacy: Privacy.optional(),
  }),
] as const
