import { z } from 'zod'
import { DeskInvitationId, InvitationMailId, LocationId, UserId } from '../ids.ts'
import { ShortText } from '../rows/fields.ts'
import { AdministratorRole, ChatPermission, Privacy } from '../rows/people.ts'
import { EmailAddress } from './customers.ts'

/** What the owner says of the whole network, and of who works where. */
export const NETWORK_OPS = [
  /**
   * The role of somebody at a location; null ends their work there. `chat`: the chat permissions apart from the role, null
   * for those of the role.
   */
  z.object({
    type: z.literal('administrator.set'),
    locationId: LocationId,
    userId: UserId,
    adminRole: AdministratorRole.nullable(),
    chat: z.array(ChatPermission).max(5).nullable(),
  }),
  /** For every location at once; `locationId` is one where the actor is owner. A field that is left out stays. */
  z.object({
    type: z.literal('network.configure'),
    locationId: LocationId,
    chatsOn: z.boolean().optional(),
    defaultPrivacy: Privacy.optional(),
  }),
  /**
   * Invites somebody by e-mail to work at these locations; the actor is an owner of each. One mail goes to the address,
   * whoever has it.
   */
  z.object({
    type: z.literal('administrator.invite'),
    mailId: InvitationMailId,
    invitations: z
      .array(z.object({ id: DeskInvitationId, locationId: LocationId }))
      .min(1)
      .max(50),
    email: EmailAddress,
    name: ShortText.min(1),
    adminRole: AdministratorRole,
    chat: z.array(ChatPermission).max(5).nullable(),
  }),
  /** Mails a new link, which lasts from now; the one before no longer works. */
  z.object({ type: z.literal('administrator.inviteAgain'), invitationId: DeskInvitationId }),
  /** The invitation to this location counts no more. */
  z.object({ type: z.literal('administrator.withdraw'), invitationId: DeskInvitationId }),
] as const
