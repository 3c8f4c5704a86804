import { z } from 'zod'
import { ShortText } from '../rows/fields.ts'
import { AdministratorRole } from '../rows/people.ts'

/** Fewer are guessed; no rules about their kinds, which only lead to worse passwords. */
export const PASSWORD_MIN = 10

const secret = z.string().min(1).max(200)

/** POST /portal/api/desk-invitation: what a mailed invitation to the desk is for. `notFound` when it no longer works. */
export const DeskInvitationRead = z.object({ secret })
export const DeskInvitationView = z.object({
  email: z.string(),
  name: z.string(),
  networkName: z.string(),
  invitedBy: z.string(),
  locations: z.array(z.object({ name: z.string(), adminRole: AdministratorRole })),
  /** Whoever has a password for the desk keeps it. */
  hasPassword: z.boolean(),
})
export type DeskInvitationView = z.infer<typeof DeskInvitationView>

/**
 * POST /portal/api/desk-invitation/accept, once. The password is null for whoever has one; the name counts for somebody
 * who is new to the network.
 */
export const DeskInvitationAccept = z.object({
  secret,
  name: ShortText.min(1),
  password: z.string().min(PASSWORD_MIN).max(1000).nullable(),
})
export type DeskInvitationAccept = z.infer<typeof DeskInvitationAccept>
