import { z } from 'zod'
import { BookingId, CompanyId, ConversationId, LocationId, NotificationId, UserId } from '../wire/ids.ts'

/**
 * What a `foyer://` link can name: a closed list, and nothing but an id of each. A link gives no right: whoever may not
 * see the thing is told the same as when it is not there (security.md, row 11).
 */
export const DeepLink = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chat'), id: ConversationId }),
  z.object({ kind: z.literal('person'), id: UserId }),
  z.object({ kind: z.literal('company'), id: CompanyId }),
  z.object({ kind: z.literal('notification'), id: NotificationId }),
  z.object({ kind: z.literal('visit'), id: z.uuid() }),
  z.object({ kind: z.literal('booking'), id: BookingId }),
  /** The Location page of a location. */
  z.object({ kind: z.literal('location'), id: LocationId }),
])
export type DeepLink = z.infer<typeof DeepLink>

const WHOLE = /^foyer:\/\/([a-z]+)\/([0-9a-f-]{36})\/?$/
const LONGEST = 100

/** True for what claims to be one of our links, whether or not it can be read. */
export function isLikeDeepLink(text: string): boolean {
  return /^foyer:/i.test(text)
}

/** Reads a link; null for anything but `foyer://<kind>/<id>`: no query, no fragment, no other kind. */
export function readDeepLink(text: string): DeepLink | null {
  if (text.length > LONGEST) return null
  const [, kind, id] = WHOLE.exec(text) ?? []
  const read = DeepLink.safeParse({ kind, id })
  return read.success ? read.data : null
}
