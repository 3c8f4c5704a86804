import { PortalOwnProfile } from '../protocol/wire/http.ts'
import { post } from './api.ts'

// One's own address. Each throws ApiError or NetworkError.

/** Mails a code to the address that one wants to have. */
export async function askForEmail(email: string): Promise<void> {
  await post('/profile/email', { email: email.trim() })
}

/** Makes it one's own by the code from that mail. */
export async function proveEmail(code: string): Promise<PortalOwnProfile> {
  return PortalOwnProfile.parse(await post('/profile/email/code', { code }))
}

/** Takes a change back by the link in the mail to the old address; ApiError `notFound` when that is no longer possible. */
export async function takeEmailBack(secret: string): Promise<void> {
  await post('/email/take-back', { secret })
}
