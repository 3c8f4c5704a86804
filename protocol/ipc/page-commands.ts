import { z } from 'zod'
import { UserId } from '../wire/ids.ts'
import * as page from './page-views.ts'

const done = z.object({})

/** The location's pages and the links of its people's profiles (use case 1). */
export const PAGE_COMMANDS = {
  'publicLinks.get': { input: z.object({ userId: UserId }), output: page.PublicLinkView },
  /** Puts the link on the clipboard: the one that there is, or a new one. With `renew` always a new one. */
  'publicLinks.share': {
    input: z.object({ userId: UserId, renew: z.boolean() }),
    output: page.PublicLinkView,
  },
  'publicLinks.revoke': { input: z.object({ userId: UserId }), output: done },

  'location.page': { input: z.object({}), output: page.LocationPageView },
  /** What is left out stays. `basisRev`: the revision of the location upon which the Information page was written. */
  'location.edit': {
    input: z.object({ change: page.LocationFields.partial(), basisRev: z.number().int().positive() }),
    output: done,
  },
  'location.exposure': { input: z.object({}), output: page.ExposureView },
  'location.exposed': {
    input: z.object({
      what: page.ExposedThing,
      audience: page.Audience,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().positive().max(200),
    }),
    output: page.ExposedPage,
  },
} as const
