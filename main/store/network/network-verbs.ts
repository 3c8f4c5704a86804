import type { UserId } from '../../../protocol/wire/ids.ts'
import type { AdministratorRole, ChatPermission, Privacy } from '../../../protocol/wire/rows/people.ts'
import type { Touched } from '../sync-port.ts'
import type { Face } from '../views.ts'

/** Somebody who works here. `chat` is null for the chat permissions of the role; `pending` while a change waits. */
export interface Administrator {
  face: Face
  isMe: boolean
  adminRole: AdministratorRole
  chat: ChatPermission[] | null
  pending: boolean
}

/** What an owner sets, with what waits laid over it. */
export interface NetworkSettings {
  isOwner: boolean
  networkName: string
  chatsOn: boolean
  defaultPrivacy: Privacy
  pending: boolean
  administrators: Administrator[]
}

/** The owner's settings of the network, and who works at the current location. */
export interface NetworkVerbs {
  networkSettings(): NetworkSettings
  configureNetwork(input: { chatsOn?: boolean | undefined; defaultPrivacy?: Privacy | undefined }): Touched
  /** `adminRole` null ends somebody's work here. */
  setAdministrator(input: {
    userId: UserId
    adminRole: AdministratorRole | null
    chat: ChatPermission[] | null
  }): Touched
}
