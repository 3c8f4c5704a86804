import type { CustomerImportId, LocationId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { allEntries, type StoredEntry } from '../outbox/entries.ts'
import type { CustomerImportView } from '../views.ts'

/** An import as it lies beside the outbox. `rows` are those of its file; `ready` when that was read to its end. */
export interface ImportRow {
  id: CustomerImportId
  locationId: LocationId
  fileName: string
  parts: number
  ready: number
  undoing: number
  rows: number
  startedAt: number
}

/** All of them, for a condition. */
export const IMPORTS = `SELECT id, location_id AS locationId, file_name AS fileName, parts, ready, undoing, rows,
  started_at AS startedAt FROM imports`

/** Whether an entry is a part of an import, or of its undoing. */
export function isOfImport({ body }: StoredEntry): boolean {
  return body.type === 'customer.import' || body.type === 'customer.undoImport'
}

/** The imports of the current location: those of the server, and those that only wait here, newest first. */
export function importsShown({ cache, outbox, session }: StoreContext): CustomerImportView[] {
  const here = session.here()
  const entries = allEntries(outbox).filter(isOfImport)
  const local = new Map(
    outbox
      .all<ImportRow>(`${IMPORTS} WHERE ready = 1 AND location_id = @here`, { here })
      .map((row) => [row.id, row]),
  )
  const waiting = (id: string) => {
    const parts = outbox.get<{ n: number }>('SELECT count(*) AS n FROM import_parts WHERE import_id = @id', {
      id,
    })
    return (
      (parts?.n ?? 0) + entries.filter((entry) => entry.targetId === id && entry.state !== 'acked').length
    )
  }
  const errorOf = (id: string) => {
    const parked = entries.find((entry) => entry.targetId === id && entry.state === 'parked')
    return parked?.error?.message ?? null
  }
  const stored = cache.all<Omit<CustomerImportView, 'waiting' | 'undoing' | 'error' | 'rows'>>(
    `SELECT i.id, i.file_name AS fileName, by_user.name AS byName, i.at, i.parts, i.parts_done AS partsDone,
       i.parts_undone AS partsUndone, i.added, i.tagged, i.skipped, i.removed, i.kept
     FROM customer_imports i LEFT JOIN users by_user ON by_user.id = i.by_user_id
     WHERE i.location_id = @here ORDER BY i.at DESC, i.id LIMIT 20`,
    { here },
  )
  const own = [...local.values()].filter(({ id }) => !stored.some((row) => row.id === id))
  return [
    ...own.map((row) => ({
      id: row.id,
      fileName: row.fileName,
      byName: null,
      at: row.startedAt,
      parts: row.parts,
      partsDone: 0,
      partsUndone: 0,
      added: 0,
      tagged: 0,
      skipped: 0,
      removed: 0,
      kept: 0,
      rows: row.rows,
      waiting: waiting(row.id),
      undoing: row.undoing === 1,
      error: errorOf(row.id),
    })),
    ...stored.map((row) => ({
      ...row,
      rows: local.get(row.id)?.rows ?? null,
      waiting: waiting(row.id),
      undoing: local.get(row.id)?.undoing === 1 || row.partsUndone > 0,
      error: errorOf(row.id),
    })),
  ]
}
