import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import type { VisitRow } from '../../protocol/wire/rows/space.ts'
import { VISITOR_LINK_MS } from '../rules/visitor-link.ts'
import type { VisitWork } from '../sync/visit-work.ts'
import type { Queries } from './database.ts'
import { putRows, rowColumns } from './rows.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function visitWork(queries: Queries): VisitWork {
  const read = readingOf(queries)
  return {
    visit(id) {
      return read.row('visit', 't.id = $1', [id])
    },

    putVisit(row) {
      return putRows(queries, 'visit', [row])
    },

    visitsWithCode(location, code, from, to) {
      return queries.query<VisitRow>(
        `select ${rowColumns('visit')} from visits t
         where t.location_id = $1 and t.expected_at >= $3 and t.expected_at < $4 and t.code = $2`,
        [location, code, from, to],
      )
    },

    chatsOfVisit(id) {
      return queries.query<ConversationRow>(
        `select ${rowColumns('conversation')} from visits v
           join users visitor on lower(visitor.email) = lower(v.visitor_email)
           join conversations t on t.kind = 'direct' and t.participant_ids @> array[v.host_user_id, visitor.id]
         where v.id = $1 and visitor.id <> v.host_user_id order by t.id`,
        [id],
      )
    },

    visitsOfChat(participantIds, at) {
      return queries.query<VisitRow>(
        `select ${rowColumns('visit')} from visits t
         where t.visitor_user_id = any($1::uuid[]) and t.host_user_id = any($1::uuid[])
           and t.host_user_id <> t.visitor_user_id and t.mailed_at is not null
           and t.status not in ('rejected', 'cancelled') and t.expected_at > $2
           and not exists (select 1 from memberships m where m.user_id = t.visitor_user_id)
         order by t.id`,
        [[...participantIds], at - VISITOR_LINK_MS],
      )
    },
  }
}
