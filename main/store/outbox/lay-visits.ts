import type { VisitRow } from '../../../protocol/wire/rows/space.ts'
import { afterStep, beforeStep } from '../../../protocol/wire/visit-steps.ts'
import { readVisit, VISIT_COLUMNS, visits, type VisitColumns } from '../applying/rows/space.ts'
import { NOWHERE } from '../applying/rows/table.ts'
import type { SqlFile } from '../database/sql-file.ts'
import type { StoredEntry } from './entries.ts'

const COLUMNS = ['id', 'rev', ...visits.columns]

/** Lays a visit as it will be: the whole row, worked out by the same table of steps that the server has. */
export function layVisit(cache: SqlFile, { body, writtenAt }: StoredEntry): void {
  switch (body.type) {
    case 'visit.register':
      return write(cache, {
        id: body.visitId,
        rev: 1,
        locationId: body.locationId,
        hostUserId: body.hostUserId,
        visitorName: body.visitorName,
        visitorEmail: body.visitorEmail,
        visitorCompany: body.visitorCompany,
        registeredByUserId: null,
        status: body.asksHost ? 'waitingForApproval' : 'expected',
        statusBefore: null,
        statusAt: null,
        statusByUserId: null,
        expectedAt: body.expectedAt,
        checkedInAt: null,
        checkedOutAt: null,
        hostToldAt: null,
        hostReadAt: null,
        hostComingAt: null,
        nudgedAt: null,
        mailedAt: null,
        code: body.code ?? '',
      })
    case 'visit.step':
      return change(cache, body.visitId, (visit) => afterStep(visit, body.step, body.at, null))
    case 'visit.undo':
      return change(cache, body.visitId, (visit) => beforeStep(visit, body.step, body.at))
    case 'visit.nudge':
      return change(cache, body.visitId, (visit) => ({ ...visit, nudgedAt: writtenAt }))
    case 'visit.answer':
      return change(cache, body.visitId, (visit) => ({
        ...visit,
        hostToldAt: visit.hostToldAt ?? writtenAt,
        hostReadAt: visit.hostReadAt ?? writtenAt,
        hostComingAt: body.answer === 'coming' ? (visit.hostComingAt ?? writtenAt) : visit.hostComingAt,
      }))
    case 'visit.needApproval':
      cache.run('INSERT OR REPLACE INTO temp.waiting_visit_approvals VALUES (@locationId, @needed)', {
        locationId: body.locationId,
        needed: Number(body.needed),
      })
      return
    default:
      return
  }
}

function change(cache: SqlFile, id: string, next: (visit: VisitRow) => VisitRow | null): void {
  const sql = `SELECT ${VISIT_COLUMNS} FROM temp.shown_visits WHERE id = @id`
  const visit = cache.get<VisitColumns>(sql, { id })
  const changed = visit && next(readVisit(visit))
  if (changed) write(cache, changed)
}

function write(cache: SqlFile, visit: VisitRow): void {
  const values = [visit.id, visit.rev, ...visits.values(visit, NOWHERE)]
  const named = Object.fromEntries(COLUMNS.map((column, index) => [column, values[index] ?? null]))
  cache.run(
    `INSERT OR REPLACE INTO temp.waiting_visits (${COLUMNS.join(', ')})
     VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`,
    named,
  )
}
