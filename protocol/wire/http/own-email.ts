import { z } from 'zod'
import { PlainText } from '../rows/fields.ts'

// Changing one's own address. Whatever is known of the other address, the answers are the same.

/** POST /portal/api/profile/email mails a code to the new address. Answers {}. */
export const EmailAsk = z.object({ email: PlainText.min(3).max(300) })

/** POST /portal/api/profile/email/code makes it one's own; every other session ends. Answers PortalOwnProfile. */
export const EmailProof = z.object({ code: z.string().regex(/^\d{6}$/) })

/** POST /portal/api/email/take-back, from the mail to the old address; every session ends. `notFound` when it can't. */
export const EmailTakeBack = z.object({ secret: z.string().min(1).max(200) })
