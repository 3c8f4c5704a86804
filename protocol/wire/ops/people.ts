import { z } from 'zod'
import { LocationId, PublicLinkId, Subject, UserId } from '../ids.ts'
import { PlainText, ShortText } from '../rows/fields.ts'

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
] as const
