import type { LocationId, Subject } from '../../protocol/wire/ids.ts'
import { accessOf } from '../auth/accounts.ts'
import type { Rights } from '../sync/storage.ts'
import type { Queries } from './database.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function rights(queries: Queries): Rights {
  const read = readingOf(queries)
  const isKnown = (location: LocationId, subject: Subject): Promise<boolean> => {
    const sql =
      subject.kind === 'user'
        ? 'select 1 from memberships where location_id = $1 and user_id = $2'
        : 'select 1 from companies where location_id = $1 and id = $2'
    return read.exists(sql, [location, subject.id])
  }
  return {
    access(userId) {
      return accessOf(queries, userId)
    },

    async chatsOn(location) {
      const row = await read.one<{ on: boolean }>(
        'select chats_on and network_chats_on as "on" from locations where id = $1',
        [location],
      )
      return row?.on ?? false
    },

    isKnown,

    speaksFor(userId, location, subject) {
      if (subject.kind === 'user') {
        return subject.id === userId ? isKnown(location, subject) : Promise.resolve(false)
      }
      return read.exists(
        'select 1 from memberships where user_id = $1 and location_id = $2 and company_id = $3',
        [userId, location, subject.id],
      )
    },
  }
}
