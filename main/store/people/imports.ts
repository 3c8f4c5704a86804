import type { CustomerImportId, LocationId, UserId } from '../../../protocol/wire/ids.ts'
import { canonicalJson, type OpBody } from '../../../protocol/wire/ops.ts'
import { IMPORT_PART_ROWS, IMPORT_PARTS_MAX } from '../../../protocol/wire/ops/customers.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, allEntries, isOpen, removeEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import { importsShown, isOfImport, IMPORTS, type ImportRow } from './imports-shown.ts'
import type { PeopleVerbs } from './people-verbs.ts'

type Verbs = Pick<
  PeopleVerbs,
  'knownEmails' | 'beginImport' | 'addImportRows' | 'readyImport' | 'cancelImport' | 'undoImport' | 'imports'
>
type Part = Extract<OpBody, { type: 'customer.import' }>

/** JSON of one part in UTF-16 units: two of them make one push, which stays below what a frame may hold. */
const PART_LENGTH_MAX = 38_000
/**
 * Parts of imports in the outbox at a time: enough that the way to the server and back is made for several, and few
 * enough that no file makes the outbox slow. The rest waits beside it.
 */
const FED_AT_ONCE = 8

/** How many parts of imports wait beside the outbox. */
export function waitingImportParts({ outbox }: Pick<StoreContext, 'outbox'>): number {
  const sql = `SELECT count(*) AS n FROM import_parts JOIN imports ON imports.id = import_id WHERE ready = 1`
  return outbox.get<{ n: number }>(sql)?.n ?? 0
}

/** What was being read when the last run ended never becomes whole. */
export function dropUnreadyImports({ outbox }: Pick<StoreContext, 'outbox'>): void {
  outbox.transaction(() => {
    outbox.run('DELETE FROM import_parts WHERE import_id IN (SELECT id FROM imports WHERE ready = 0)')
    outbox.run('DELETE FROM imports WHERE ready = 0')
  })
}

/**
 * Moves the next parts of an import into the outbox, as long as few are there; inside a transaction of the caller. A part
 * that was refused stops its import: what is wrong with one is mostly wrong with all. True when something was moved.
 */
export function feedImports(context: StoreContext): boolean {
  const { outbox } = context
  if (waitingImportParts(context) === 0) return false
  const entries = allEntries(outbox).filter(isOfImport)
  let free = FED_AT_ONCE - entries.filter(({ state }) => state !== 'parked').length
  let moved = false
  for (const { id, locationId } of outbox.all<ImportRow>(
    `${IMPORTS} WHERE ready = 1 ORDER BY started_at, id`,
  )) {
    if (entries.some((entry) => entry.targetId === id && entry.state === 'parked')) continue
    while (free > 0) {
      const next = outbox.get<{ place: number; body: string }>(
        'SELECT place, body FROM import_parts WHERE import_id = @id ORDER BY place LIMIT 1',
        { id },
      )
      if (!next) break
      outbox.run('DELETE FROM import_parts WHERE import_id = @id AND place = @place', {
        id,
        place: next.place,
      })
      const body = JSON.parse(next.body) as OpBody
      addEntry(context, { lane: `import:${id}`, targetId: id, conversationId: null, locationId, body })
      free--
      moved = true
    }
  }
  return moved
}

/** An import of which nothing waits any more is told by the server's row alone; inside a transaction of the caller. */
export function forgetSettledImports({ outbox }: Pick<StoreContext, 'outbox'>): void {
  outbox.run(
    `DELETE FROM imports WHERE ready = 1 AND id NOT IN (SELECT import_id FROM import_parts)
       AND id NOT IN (SELECT target_id FROM entries)`,
  )
}

/** Files of customers on their way in, and their undoing. */
export function importVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session, now, newId } = context
  /** The part that is being filled: only whole parts are written. */
  let filling: { id: CustomerImportId; part: Part; length: number } | null = null

  const importOf = (id: CustomerImportId): ImportRow => {
    const found = outbox.get<ImportRow>(`${IMPORTS} WHERE id = @id`, { id })
    if (!found) throw new StoreError('notFound', 'This import is no longer on this device.')
    return found
  }

  function flush(): void {
    if (filling === null || filling.part.rows.length === 0) return
    const { id, part } = filling
    const place = importOf(id).parts
    if (place >= IMPORT_PARTS_MAX)
      throw new StoreError('tooLarge', 'This file is too long. Import it in halves.')
    outbox.transaction(() => {
      outbox.run('INSERT INTO import_parts VALUES (@id, @place, @body)', {
        id,
        place,
        body: canonicalJson({ ...part, part: place }),
      })
      outbox.run('UPDATE imports SET parts = parts + 1, rows = rows + @rows WHERE id = @id', {
        id,
        rows: part.rows.length,
      })
    })
    filling = { id, part: { ...part, rows: [] }, length: 0 }
  }

  return {
    knownEmails: ({ emails }) => {
      overlay.refresh()
      const here = cache.all<{ email: string }>(
        `SELECT asked.value AS email FROM json_each(@emails) asked WHERE
           EXISTS (SELECT 1 FROM users u JOIN temp.shown_memberships m ON m.user_id = u.id AND m.location_id = @here
             WHERE lower(u.email) = asked.value)
           OR EXISTS (SELECT 1 FROM temp.waiting_people w WHERE lower(w.email) = asked.value AND w.location_id = @here)`,
        { emails: JSON.stringify(emails), here: session.here() },
      )
      return { here: here.map(({ email }) => email) }
    },

    beginImport: ({ fileName }) => {
      const id = newId() as CustomerImportId
      outbox.run('INSERT INTO imports VALUES (@id, @locationId, @fileName, 0, 0, 0, 0, @now)', {
        id,
        locationId: session.here(),
        fileName: fileName.slice(0, 300),
        now: now(),
      })
      return { id }
    },

    addImportRows: ({ id, as, known, rows }) => {
      const { locationId, fileName } = importOf(id)
      for (const row of rows) {
        const full = { userId: newId() as UserId, ...row }
        const length = JSON.stringify(full).length
        if (
          filling?.id === id &&
          (filling.part.rows.length === IMPORT_PART_ROWS || filling.length + length > PART_LENGTH_MAX)
        ) {
          flush()
        }
        if (filling?.id !== id) {
          const part: Part = {
            type: 'customer.import',
            importId: id,
            locationId,
            fileName,
            part: 0,
            parts: 1,
            as,
            known,
            rows: [],
          }
          filling = { id, part, length: 0 }
        }
        filling.part.rows.push(full)
        filling.length += length
      }
    },

    readyImport: ({ id }) => {
      if (filling?.id === id) flush()
      filling = null
      const { parts } = importOf(id)
      if (parts === 0)
        throw new StoreError('badRequest', 'There is no row in this file that can be imported.')
      overlay.outdate()
      outbox.transaction(() => {
        // Only now is it known how many there are.
        outbox.run(`UPDATE import_parts SET body = json_set(body, '$.parts', @parts) WHERE import_id = @id`, {
          id,
          parts,
        })
        outbox.run('UPDATE imports SET ready = 1 WHERE id = @id', { id })
        feedImports(context)
      })
      return touched(['customerImport', 'outbox'])
    },

    cancelImport: ({ id }) => {
      if (filling?.id === id) filling = null
      overlay.outdate()
      outbox.transaction(() => {
        outbox.run('DELETE FROM import_parts WHERE import_id = @id', { id })
        for (const entry of allEntries(outbox)) {
          if (entry.targetId === id && isOfImport(entry) && isOpen(entry)) removeEntry(outbox, entry.opId)
        }
        if (!allEntries(outbox).some(({ targetId }) => targetId === id)) {
          outbox.run('DELETE FROM imports WHERE id = @id', { id })
        }
        feedImports(context)
      })
      return touched(['customerImport', 'outbox'])
    },

    undoImport: ({ id }) => {
      const stored = cache.get<{ locationId: LocationId; fileName: string; parts: number }>(
        `SELECT location_id AS locationId, file_name AS fileName, parts FROM customer_imports WHERE id = @id`,
        { id },
      )
      if (!stored)
        throw new StoreError('notFound', 'Nothing of this import has arrived yet. Cancel it instead.')
      if (outbox.get('SELECT 1 FROM imports WHERE id = @id AND undoing = 1', { id })) return NOTHING_TOUCHED
      overlay.outdate()
      outbox.transaction(() => {
        outbox.run('DELETE FROM import_parts WHERE import_id = @id', { id })
        for (const entry of allEntries(outbox)) {
          if (entry.targetId === id && isOfImport(entry) && isOpen(entry)) removeEntry(outbox, entry.opId)
        }
        outbox.run(
          `INSERT OR REPLACE INTO imports VALUES (@id, @locationId, @fileName, @parts, 1, 1, 0, @now)`,
          { id, ...stored, now: now() },
        )
        // From the last part on: a company that an earlier part made goes when nobody of a later one is in it.
        for (let place = 0; place < stored.parts; place++) {
          const part = stored.parts - 1 - place
          const body = { type: 'customer.undoImport', importId: id, locationId: stored.locationId, part }
          outbox.run('INSERT INTO import_parts VALUES (@id, @place, @body)', {
            id,
            place,
            body: canonicalJson(body),
          })
        }
        feedImports(context)
      })
      return touched(['customerImport', 'outbox'])
    },

    imports: () => ({ imports: importsShown(context) }),
  }
}
