import type { StoredEntry } from './entries.ts'
import type { SqlFile } from '../database/sql-file.ts'

/** Lays a block, a bar or the end of a report as it will be. */
export function layApart(cache: SqlFile, { body, writtenAt }: StoredEntry): void {
  switch (body.type) {
    case 'block.put':
      cache.run('INSERT OR REPLACE INTO temp.waiting_blocks VALUES (@userId, @active)', {
        userId: body.userId,
        active: Number(body.active),
      })
      return
    case 'bar.put':
      cache.run('INSERT OR REPLACE INTO temp.waiting_bars VALUES (@userId, @active, @reason, @writtenAt)', {
        userId: body.userId,
        active: Number(body.active),
        reason: body.reason,
        writtenAt,
      })
      return
    case 'report.handle':
      cache.run('INSERT OR REPLACE INTO temp.waiting_report_ends VALUES (@id, @handledAt)', {
        id: body.reportId,
        handledAt: body.handled ? writtenAt : null,
      })
      return
    default:
      return
  }
}
