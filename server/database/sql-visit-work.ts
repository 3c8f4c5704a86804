import type { VisitRow } from '../../protocol/wire/rows/space.ts'
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
  }
}
