import type { LocationId } from '../../protocol/wire/ids.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { NetworkWork } from '../sync/network-work.ts'
import type { Queries } from './database.ts'
import { rowColumns } from './rows.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function networkWork(queries: Queries): NetworkWork {
  const read = readingOf(queries)
  return {
    standing(location, userId) {
      return read.row('membership', 't.location_id = $1 and t.user_id = $2 for update', [location, userId])
    },

    hasAccount(userId) {
      return read.exists('select 1 from accounts where user_id = $1', [userId])
    },

    deskInvitation(id) {
      return read.row('deskInvitation', 't.id = $1', [id])
    },

    deskInvitationsOf(mail) {
      return read.rows('deskInvitation', 't.mail_id = $1 order by t.id', [mail])
    },

    async invitedTo(location) {
      const rows = await queries.query<{ email: string }>(
        `select lower(email) as email from desk_invitations where location_id = $1 and state = 'open'`,
        [location],
      )
      return rows.map(({ email }) => email)
    },

    async setInvitationLink(mail, hash) {
      await queries.query('delete from invitation_links where mail_id = $1', [mail])
      if (hash === null) return
      await queries.query('insert into invitation_links (mail_id, hash) values ($1, $2)', [mail, hash])
    },

    async locationIds() {
      const rows = await queries.query<{ id: LocationId }>('select id from locations order by id')
      return rows.map(({ id }) => id)
    },

    async configureNetwork(change) {
      await queries.query(
        `update locations set rev = rev + 1, network_chats_on = coalesce($1::boolean, network_chats_on),
           default_privacy = coalesce($2::jsonb, default_privacy)`,
        [
          change.chatsOn ?? null,
          change.defaultPrivacy === undefined ? null : JSON.stringify(change.defaultPrivacy),
        ],
      )
      return queries.query<LocationRow>(`select ${rowColumns('location')} from locations t order by t.id`)
    },
  }
}
