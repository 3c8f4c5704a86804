import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { NetworkWork } from '../../server/sync/network-work.ts'
import { MemoryPages } from './memory-pages.ts'

/** What each verb promises stands with the interface. */
export class MemoryNetwork extends MemoryPages implements NetworkWork {
  standing(location: LocationId, userId: UserId): Promise<MembershipRow | null> {
    return this.answer(() => this.read<MembershipRow>(`standing:${location}:${userId}`))
  }

  hasAccount(userId: UserId): Promise<boolean> {
    return this.answer(() => this.read(`access:${userId}`) !== null)
  }

  putStanding(row: MembershipRow): Promise<void> {
    return this.answer(() => this.write(`standing:${row.locationId}:${row.userId}`, row))
  }

  locationIds(): Promise<LocationId[]> {
    return this.answer(() => this.read<LocationId[]>('locations') ?? [])
  }

  configureNetwork(change: Parameters<NetworkWork['configureNetwork']>[0]): Promise<LocationRow[]> {
    const { chatsOn, defaultPrivacy } = change
    return this.answer(() =>
      (this.read<LocationId[]>('locations') ?? []).map((id) => {
        const before = this.read<LocationRow>(`place:${id}`)!
        const row: LocationRow = {
          ...before,
          rev: before.rev + 1,
          networkChatsOn: chatsOn ?? before.networkChatsOn,
          defaultPrivacy: defaultPrivacy ?? before.defaultPrivacy,
        }
        this.write(`place:${id}`, row)
        return row
      }),
    )
  }
}
