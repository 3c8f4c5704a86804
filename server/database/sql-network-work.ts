import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow, Privacy } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { NetworkWork } from '../sync/network-work.ts'
import { putRows, rowColumns } from './rows.ts'
import { SqlPublicPages } from './sql-public-pages.ts'

/** What each verb promises stands with the interface. */
export class SqlNetworkWork extends SqlPublicPages implements NetworkWork {
  standing(location: LocationId, userId: UserId): Promise<MembershipRow | null> {
    return this.row('membership', 't.location_id = $1 and t.user_id = $2 for update', [location, userId])
  }

  hasAccount(userId: UserId): Promise<boolean> {
    return this.exists('select 1 from accounts where user_id = $1', [userId])
  }

  putStanding(row: MembershipRow): Promise<void> {
    return putRows(this.queries, 'membership', [row])
  }

  async locationIds(): Promise<LocationId[]> {
    const rows = await this.queries.query<{ id: LocationId }>('select id from locations order by id')
    return rows.map(({ id }) => id)
  }

  async configureNetwork(change: { chatsOn?: boolean; defaultPrivacy?: Privacy }): Promise<LocationRow[]> {
    await this.queries.query(
      `update locations set rev = rev + 1, network_chats_on = coalesce($1::boolean, network_chats_on),
         default_privacy = coalesce($2::jsonb, default_privacy)`,
      [
        change.chatsOn ?? null,
        change.defaultPrivacy === undefined ? null : JSON.stringify(change.defaultPrivacy),
      ],
    )
    return this.queries.query<LocationRow>(`select ${rowColumns('location')} from locations t order by t.id`)
  }
}
