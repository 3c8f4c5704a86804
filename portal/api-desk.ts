import { DeskInvitationView } from '../protocol/wire/http.ts'
import { post } from './api.ts'

/** What a mailed invitation to the desk is for. Throws ApiError `notFound` when it no longer works, or NetworkError. */
export async function readInvitation(secret: string): Promise<DeskInvitationView> {
  return DeskInvitationView.parse(await post('/desk-invitation', { secret }))
}

/** Accepts it, once. The password is null for whoever has one. Throws ApiError or NetworkError. */
export async function acceptInvitation(accepted: {
  secret: string
  name: string
  password: string | null
}): Promise<void> {
  await post('/desk-invitation/accept', accepted)
}
