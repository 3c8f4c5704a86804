import { z } from 'zod'

/** Which account the app opens with, or what the sign-in page shows when there is none. */
export const Profile = z.object({
  server: z.string().nullable(),
  email: z.string().nullable(),
  signedIn: z.boolean(),
  /** Why the last session ended, in a sentence. */
  reason: z.string().nullable(),
})
export type Profile = z.infer<typeof Profile>

export const NO_PROFILE: Profile = { server: null, email: null, signedIn: false, reason: null }
