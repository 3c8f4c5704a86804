import { z } from 'zod'
import { PlainText } from '../rows/fields.ts'

// Told while the portal is closed (Web Push, RFC 8030, 8291, 8292). One subscription for each session.

/** GET /portal/api/push: the key by which a browser subscribes; null when the operator has switched it off. */
export const PushKey = z.object({ key: z.string().nullable() })
export type PushKey = z.infer<typeof PushKey>

const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}={0,2}$`))

/** PUT /portal/api/push: where this browser is reached, in the place of an earlier one. Answers {}. DELETE ends it. */
export const PushSubscribe = z.object({
  endpoint: PlainText.min(1).max(1000),
  keys: z.object({ p256dh: base64url(87), auth: base64url(22) }),
})
export type PushSubscribe = z.infer<typeof PushSubscribe>

/** What the service worker reads: a notice to be shown, and the tags of those that are to go. */
export const PushNotice = z.object({
  show: z.object({ tag: z.string(), title: z.string(), body: z.string(), hash: z.string() }).nullable(),
  withdraw: z.array(z.string()),
})
export type PushNotice = z.infer<typeof PushNotice>
