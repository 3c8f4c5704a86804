import type { DeskInvitationId, LocationId, UserId } from '../../../protocol/wire/ids.ts'
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

/** Somebody who was invited to this location and has not answered. */
export interface DeskInvitation {
  id: DeskInvitationId
  name: string
  email: string
  adminRole: AdministratorRole
  /** Null for the chat permissions of the role. */
  chat: ChatPermission[] | null
  /** Milliseconds. */
  sentAt: number
  /** When the link ends; null while the mail waits to be sent. */
  expiresAt: number | null
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
  invitations: DeskInvitation[]
  /** Where the user is an owner, and so can invite to. */
  ownedLocationIds: LocationId[]
}

/** Inviting to the desk. */
export interface InvitationVerbs {
  inviteAdministrator(input: {
    locationIds: LocationId[]
    email: string
    name: string
    adminRole: AdministratorRole
    chat: ChatPermission[] | null
  }): Touched
  /** Mails a new link. */
  inviteAdministratorAgain(input: { invitationId: DeskInvitationId }): Touched
  /** Until `holdUntil` `undoWithdrawal` takes it back, and the link goes on working. */
  withdrawInvitation(input: { invitationId: DeskInvitationId; holdUntil: number | null }): Touched
  undoWithdrawal(input: { invitationId: DeskInvitationId }): Touched
}

/** The owner's settings of the network, and who works at the current location. */
export interface NetworkVerbs extends InvitationVerbs {
  networkSettings(): NetworkSettings
  configureNetwork(input: { chatsOn?: boolean | undefined; defaultPrivacy?: Privacy | undefined }): Touched
  /** `adminRole` null ends somebody's work here. */
  setAdministrator(input: {
    userId: UserId
    adminRole: AdministratorRole | null
    chat: ChatPermission[] | null
  }): Touched
}
