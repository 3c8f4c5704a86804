import type { OpBody } from '../../../protocol/wire/ops.ts'
import { withTags } from '../../../protocol/wire/tags.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { foldedWords } from '../people/folded-words.ts'
import { hasArrived } from './arrived.ts'
import { allEntries } from './entries.ts'

type Part = Extract<OpBody, { type: 'customer.import' }>

/** Larger imports show their progress alone: what waits is laid anew after each change, which has to stay quick. */
const ROWS_LAID = 2000

/** Lays the people of imports that wait as they will be: those who are new here. What the server has refused is not laid. */
export function layImports(cache: SqlFile, outbox: SqlFile): void {
  const { rows } = outbox.get<{ rows: number | null }>(
    'SELECT sum(rows) AS rows FROM imports WHERE ready = 1 AND undoing = 0',
  ) ?? { rows: 0 }
  if (rows === null || rows === 0 || rows > ROWS_LAID) return
  const left = allEntries(outbox).filter(({ state }) => state !== 'parked')
  for (const entry of left) {
    if (entry.body.type === 'customer.import' && !hasArrived(cache, entry)) {
      layPart(cache, entry.body, entry.writtenAt)
    }
  }
  const waiting = outbox.all<{ body: string; startedAt: number }>(
    `SELECT body, started_at AS startedAt FROM import_parts JOIN imports ON imports.id = import_id
     WHERE ready = 1 AND undoing = 0 ORDER BY started_at, import_id, place`,
  )
  for (const { body, startedAt } of waiting) layPart(cache, JSON.parse(body) as Part, startedAt)
}

function layPart(cache: SqlFile, { locationId, as, rows }: Part, at: number): void {
  for (const row of rows) {
    const known =
      row.email === null
        ? undefined
        : cache.get<{ id: string; here: number }>(
            `SELECT id, EXISTS (SELECT 1 FROM main.memberships WHERE user_id = u.id AND location_id = @locationId)
                OR EXISTS (SELECT 1 FROM temp.waiting_memberships WHERE user_id = u.id AND location_id = @locationId)
                AS here
             FROM main.users u WHERE lower(email) = lower(@email) LIMIT 1`,
            { email: row.email, locationId },
          )
    // Customers here already keep what they have; the server adds their tags.
    if (known?.here === 1) continue
    const userId = known?.id ?? row.userId
    cache.run(
      `INSERT OR IGNORE INTO temp.waiting_memberships
         (user_id, location_id, type, admin_role, company_id, company_role, plan, since)
       VALUES (@userId, @locationId, @as, NULL,
         (SELECT id FROM main.companies WHERE location_id = @locationId AND lower(name) = lower(@company) LIMIT 1),
         NULL, @plan, @at)`,
      { userId, locationId, as, company: row.company, plan: row.plan, at },
    )
    if (known === undefined) {
      cache.run(
        `INSERT OR IGNORE INTO temp.waiting_people VALUES (@userId, @locationId, @name, @sortName, @email, @phone)`,
        {
          userId,
          locationId,
          name: row.name,
          sortName: foldedWords(row.name).join(' '),
          email: row.email,
          phone: row.phone,
        },
      )
    }
    if (row.tags.length === 0) continue
    cache.run(
      `INSERT OR IGNORE INTO temp.waiting_annotations (location_id, subject_id, note, tags)
       VALUES (@locationId, @userId, NULL, @tags)`,
      { locationId, userId, tags: JSON.stringify(withTags([], row.tags, [])) },
    )
  }
}
