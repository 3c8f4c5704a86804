import type { DeskInvitationId, InvitationMailId, LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { DeskInvitationRow } from '../../protocol/wire/rows/desk-invitations.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { NetworkWork } from '../../server/sync/network-work.ts'
import { putRow } from './memory-rows.ts'
import { MemoryPages } from './memory-pages.ts'

/** What each verb promises stands with the interface. */
export class MemoryNetwork extends MemoryPages implements NetworkWork {
  standing(location: LocationId, userId: UserId): Promise<MembershipRow | null> {
    return this.answer(() => this.read<MembershipRow>(`member:${location}:${userId}`))
  }

  hasAccount(userId: UserId): Promise<boolean> {
    return this.answer(() => this.read(`access:${userId}`) !== null)
  }

  deskInvitation(id: DeskInvitationId): Promise<DeskInvitationRow | null> {
    return this.answer(() => this.read<DeskInvitationRow>(`deskInvitation:${id}`))
  }

  deskInvitationsOf(mail: InvitationMailId): Promise<DeskInvitationRow[]> {
    return this.answer(() => this.listed<DeskInvitationRow>('deskInvitation', `mailedBy:${mail}`))
  }

  invitedTo(location: LocationId): Promise<string[]> {
    return this.answer(() =>
      this.listed<DeskInvitationRow>('deskInvitation', `invitedTo:${location}`)
        .filter(({ state }) => state === 'open')
        .map(({ email }) => email.toLowerCase()),
    )
  }

  setInvitationLink(mail: InvitationMailId, hash: string | null): Promise<void> {
    return this.answer(() => this.write(`invitationLink:${mail}`, hash))
  }

  locationIds(): Promise<LocationId[]> {
    return this.answer(() => this.read<LocationId[]>('locations') ?? [])
  }

  configureNetwork(change: Parameters<NetworkWork['configureNetwork']>[0]): Promise<LocationRow[]> {
    const { chatsOn, defaultPrivacy } = change
    return this.answer(() =>
      this.listed<LocationRow>('location', 'locations').map((before) => {
        const row: LocationRow = {
          ...before,
          rev: before.rev + 1,
          networkChatsOn: chatsOn ?? before.networkChatsOn,
          defaultPrivacy: defaultPrivacy ?? before.defaultPrivacy,
        }
        putRow(this, 'location', row)
        return row
      }),
    )
  }
}
