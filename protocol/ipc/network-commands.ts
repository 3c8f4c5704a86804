import { z } from 'zod'
import { UserId } from '../wire/ids.ts'
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

export const NetworkSettings = z.object({
  isOwner: z.boolean(),
  networkName: z.string(),
  chatsOn: z.boolean(),
  defaultPrivacy: Privacy,
  pending: z.boolean(),
  administrators: z.array(Administrator),
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
} as const
