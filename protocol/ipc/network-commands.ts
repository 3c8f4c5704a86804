import { z } from 'zod'
import { DeskInvitationId, LocationId, UserId } from '../wire/ids.ts'
import { EmailAddress } from '../wire/ops/customers.ts'
import { ShortText } from '../wire/rows/fields.ts'
import { AdministratorRole, ChatPermission, Privacy } from '../wire/rows/people.ts'
import { Face } from './people-views.ts'

/** Somebody who works here. `chat` is null for the chat permissions of the role; `pending` while a change waits. */
export const Administrator = z.object({
  face: Face,
  isMe: z.boolean(),
  adminRole: AdministratorRole,
  chat: z.array(ChatPermission).nullable(),
  pending: z.boolean(),
})
export type Administrator = z.infer<typeof Administrator>

/** Somebody who was invited here and has not answered. `expiresAt` is null while the mail waits to be sent. */
export const DeskInvitation = z.object({
  id: DeskInvitationId,
  name: z.string(),
  email: z.string(),
  adminRole: AdministratorRole,
  chat: z.array(ChatPermission).nullable(),
  sentAt: z.number(),
  expiresAt: z.number().nullable(),
  pending: z.boolean(),
})
export type DeskInvitation = z.infer<typeof DeskInvitation>

export const NetworkSettings = z.object({
  isOwner: z.boolean(),
  networkName: z.string(),
  chatsOn: z.boolean(),
  defaultPrivacy: Privacy,
  pending: z.boolean(),
  administrators: z.array(Administrator),
  invitations: z.array(DeskInvitation),
  ownedLocationIds: z.array(LocationId),
})
export type NetworkSettings = z.infer<typeof NetworkSettings>

const done = z.object({})

/** The section `network` of the table: what an owner sets for every location, and who works at this one. */
export const NETWORK_COMMANDS = {
  'network.settings': { input: z.object({}), output: NetworkSettings },
  'network.configure': {
    input: z.object({ chatsOn: z.boolean().optional(), defaultPrivacy: Privacy.optional() }),
    output: done,
  },
  /** A role of null ends somebody's work here. */
  'network.setAdministrator': {
    input: z.object({
      userId: UserId,
      adminRole: AdministratorRole.nullable(),
      chat: z.array(ChatPermission).max(5).nullable(),
    }),
    output: done,
  },
  /** Mails somebody an invitation to work at these locations. */
  'network.invite': {
    input: z.object({
      locationIds: z.array(LocationId).min(1).max(50),
      email: EmailAddress,
      name: ShortText.min(1),
      adminRole: AdministratorRole,
      chat: z.array(ChatPermission).max(5).nullable(),
    }),
    output: done,
  },
  'network.inviteAgain': { input: z.object({ invitationId: DeskInvitationId }), output: done },
  /** For a few seconds `network.undoWithdrawal` takes it back. */
  'network.withdrawInvitation': { input: z.object({ invitationId: DeskInvitationId }), output: done },
  'network.undoWithdrawal': { input: z.object({ invitationId: DeskInvitationId }), output: done },
} as const
