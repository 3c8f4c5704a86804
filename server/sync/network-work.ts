import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow, Privacy } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'

/** What an owner sets for the network, within a transaction. */
export interface NetworkWork {
  /** Locked until the transaction ends; null when the user has nothing to do with the location. */
  standing(location: LocationId, userId: UserId): Promise<MembershipRow | null>
  /** Whether the user has a password to sign in to the desk with. */
  hasAccount(userId: UserId): Promise<boolean>

  locationIds(): Promise<LocationId[]>
  /** Changes every location and raises their revisions. Out: the rows as they are now. */
  configureNetwork(change: { chatsOn?: boolean; defaultPrivacy?: Privacy }): Promise<LocationRow[]>
}
