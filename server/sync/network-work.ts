import type { DeskInvitationId, InvitationMailId, LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { DeskInvitationRow } from '../../protocol/wire/rows/desk-invitations.ts'
import type { MembershipRow, Privacy } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'

/** What an owner sets for the network, within a transaction. */
export interface NetworkWork {
  /** Locked until the transaction ends; null when the user has nothing to do with the location. */
  standing(location: LocationId, userId: UserId): Promise<MembershipRow | null>
  /** Whether the user has a password to sign in to the desk with. */
  hasAccount(userId: UserId): Promise<boolean>

  deskInvitation(id: DeskInvitationId): Promise<DeskInvitationRow | null>
  /** All of one mail, in the order of their ids. */
  deskInvitationsOf(mail: InvitationMailId): Promise<DeskInvitationRow[]>
  /** Those that are open at the location: whom they are for, in lower case. */
  invitedTo(location: LocationId): Promise<string[]>
  /** The link of the mail from now on, as the hash of its secret; null for none. */
  setInvitationLink(mail: InvitationMailId, hash: string | null): Promise<void>

  locationIds(): Promise<LocationId[]>
  /** Changes every location and raises their revisions. Out: the rows as they are now. */
  configureNetwork(change: { chatsOn?: boolean; defaultPrivacy?: Privacy }): Promise<LocationRow[]>
}
