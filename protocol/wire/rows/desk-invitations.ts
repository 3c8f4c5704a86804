import { z } from 'zod'
import { DeskInvitationId, InvitationMailId, LocationId, UserId } from '../ids.ts'
import { Milliseconds, Revision, ShortText } from './fields.ts'
import { AdministratorRole, ChatPermission } from './people.ts'

/**
 * Somebody who was invited by e-mail to work at a location. `mailId` is the same for the locations of one mail, whose link
 * accepts all of them. It works until `expiresAt`, while the state is open. Whether the address is known is not told:
 * name and address are those that the inviting owner typed.
 */
export const DeskInvitationRow = z.object({
  id: DeskInvitationId,
  rev: Revision,
  locationId: LocationId,
  mailId: InvitationMailId,
  email: ShortText.min(1),
  name: ShortText.min(1),
  adminRole: AdministratorRole,
  /** Null for the chat permissions of the role. */
  chatPermissions: z.array(ChatPermission).nullable(),
  /** The owner who sent it last: it counts while they are one. */
  byUserId: UserId,
  sentAt: Milliseconds,
  expiresAt: Milliseconds,
  state: z.enum(['open', 'accepted', 'withdrawn']),
})
export type DeskInvitationRow = z.infer<typeof DeskInvitationRow>
