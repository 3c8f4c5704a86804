import { hasArrived } from './arrived.ts'
import { allEntries, type StoredEntry } from './entries.ts'
import { layApart } from './lay-apart.ts'
import { layDeskRecord } from './lay-desk-records.ts'
import { layImports } from './lay-imports.ts'
import { layMark } from './lay-marks.ts'
import { layMessage } from './lay-messages.ts'
import { layVisit } from './lay-visits.ts'
import { laySignature } from './lay-signatures.ts'
import { layPeople } from './lay-people.ts'
import { MOVE_CHATS, OVERLAY_SCHEMA, OVERLAY_TABLES } from './overlay-tables.ts'
import { PEOPLE_OVERLAY_SCHEMA, PEOPLE_OVERLAY_TABLES } from './people-overlay.ts'
import type { SqlFile } from '../database/sql-file.ts'

/**
 * What waits in the outbox, laid over the stored rows. It is held in temporary tables of cache.db's connection, so that
 * each query joins it like any other table; they are made again from outbox.db when either file has changed.
 */
export class Overlay {
  private readonly cache: SqlFile
  private readonly outbox: SqlFile
  private outdated = true

  constructor(cache: SqlFile, outbox: SqlFile) {
    this.cache = cache
    this.outbox = outbox
    cache.database.exec(OVERLAY_SCHEMA + PEOPLE_OVERLAY_SCHEMA)
  }

  /** Something was written to either file. */
  outdate(): void {
    this.outdated = true
  }

  /** To be called before a query that joins a table of OVERLAY_SCHEMA. */
  refresh(): void {
    if (!this.outdated) return
    this.cache.transaction(() => {
      for (const name of [...OVERLAY_TABLES, ...PEOPLE_OVERLAY_TABLES])
        this.cache.run(`DELETE FROM temp.${name}`)
      for (const entry of allEntries(this.outbox)) {
        if (!hasArrived(this.cache, entry)) this.lay(entry)
      }
      layImports(this.cache, this.outbox)
      this.cache.run(MOVE_CHATS)
    })
    this.outdated = false
  }

  private lay(entry: StoredEntry): void {
    if (layMessage(this.cache, entry)) return
    // What the server has refused is in the outbox pane; the rows show what is true.
    if (entry.state === 'parked') return
    layMark(this.cache, entry.body)
    layDeskRecord(this.cache, entry)
    layVisit(this.cache, entry)
    laySignature(this.cache, entry)
    layPeople(this.cache, entry)
    layApart(this.cache, entry)
  }
}
