import { z } from 'zod'
import { LocationId, UserId } from '../ids.ts'
import { AdministratorRole, ChatPermission, Privacy } from '../rows/people.ts'

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
] as const
