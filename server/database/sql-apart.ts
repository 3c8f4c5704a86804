import type { ReportId } from '../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import { seenBy } from '../rules/verdicts.ts'
import { closedTo, directLocation, mayStartDirect } from '../rules/direct-chats.ts'
import type { Apart } from '../sync/apart.ts'
import type { Queries } from './database.ts'
import { putRows, rowColumns } from './rows.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function apart(queries: Queries): Apart {
  const read = readingOf(queries)
  return {
    mayStartDirect(from, to) {
      return mayStartDirect(queries, from, to)
    },

    async knowsOf(viewer, person) {
      return (await seenBy(queries, viewer, person)).name
    },

    directLocation(one, other) {
      return directLocation(queries, one, other)
    },

    closedTo(one, other) {
      return closedTo(queries, one, other)
    },

    directChatsOf(userId) {
      return queries.query<ConversationRow>(
        `select ${rowColumns('conversation')} from conversations t
         where t.kind = 'direct' and t.participant_ids @> array[$1::uuid] order by t.id`,
        [userId],
      )
    },

    block(userId, blocked) {
      return read.row('block', 't.user_id = $1 and t.blocked_user_id = $2', [userId, blocked])
    },

    putBlock(row) {
      return putRows(queries, 'block', [row])
    },

    bar(userId) {
      return read.row('bar', 't.user_id = $1', [userId])
    },

    putBar(row) {
      return putRows(queries, 'bar', [row])
    },

    async endSessions(userId, at, why) {
      await queries.query('delete from visitor_links where user_id = $1', [userId])
      await queries.query('delete from mail_codes where user_id = $1', [userId])
      await queries.query(
        // A portal that was signed in hears why: the token of a barred person opens nothing, and empties their browser.
        `delete from access_tokens a using sessions s
         where s.id = a.session_id and s.user_id = $1 and not ($2 = 'barred' and s.kind = 'portal')`,
        [userId, why],
      )
      await queries.query(
        'update sessions set revoked_at = $2, revoked_why = $3 where user_id = $1 and revoked_at is null',
        [userId, at, why],
      )
    },

    report(id) {
      return read.row('report', 't.id = $1', [id])
    },

    putReport(row) {
      return putRows(queries, 'report', [row])
    },

    async reportsAbout(userId) {
      const rows = await queries.query<{ id: ReportId }>('select id from reports where about_user_id = $1', [
        userId,
      ])
      return rows.map(({ id }) => id)
    },
  }
}
