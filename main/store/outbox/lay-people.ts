import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { foldedWords } from '../people/folded-words.ts'
import { withTags } from '../../../protocol/wire/tags.ts'
import type { StoredEntry } from './entries.ts'

type Change = Extract<OpBody, { type: 'membership.change' }>['changes'][number]

const MEMBERSHIP = 'user_id, location_id, type, admin_role, company_id, company_role, plan, since'

/** Lays people, memberships, companies and decisions as they will be. For imports see lay-imports.ts. */
export function layPeople(cache: SqlFile, { body, writtenAt }: StoredEntry): void {
  switch (body.type) {
    case 'customer.add':
      cache.run(
        `INSERT OR REPLACE INTO temp.waiting_people VALUES (@userId, @locationId, @name, @sortName, @email, @phone)`,
        {
          userId: body.userId,
          locationId: body.locationId,
          name: body.name,
          sortName: sortNameOf(body.name),
          email: body.email,
          phone: body.phone,
        },
      )
      cache.run(
        `INSERT OR REPLACE INTO temp.waiting_memberships (${MEMBERSHIP})
         VALUES (@userId, @locationId, @type, NULL, @companyId, NULL, @plan, @since)`,
        {
          userId: body.userId,
          locationId: body.locationId,
          type: body.as,
          companyId: body.companyId,
          plan: body.plan,
          since: writtenAt,
        },
      )
      return
    case 'customer.delete':
      cache.run(
        `INSERT OR REPLACE INTO temp.waiting_memberships (${MEMBERSHIP})
         VALUES (@userId, @locationId, 'deleted', NULL, NULL, NULL, NULL, 0)`,
        { userId: body.userId, locationId: body.locationId },
      )
      return
    case 'membership.change':
      for (const change of body.changes) layMembership(cache, body.locationId, change, writtenAt)
      return
    case 'customer.tag':
      for (const { id } of body.subjects) layTags(cache, body.locationId, id, body)
      return
    case 'company.put':
      cache.run(
        `INSERT OR REPLACE INTO temp.waiting_companies VALUES (@id, @locationId, @name, @sortName, @type, @about, @email,
           @phone, @website, coalesce((SELECT since FROM main.companies WHERE id = @id), @writtenAt))`,
        {
          id: body.companyId,
          locationId: body.locationId,
          name: body.name,
          sortName: sortNameOf(body.name),
          type: body.as,
          about: body.about,
          email: body.email,
          phone: body.phone,
          website: body.website,
          writtenAt,
        },
      )
      return
    case 'joinRequest.decide':
      cache.run('INSERT OR REPLACE INTO temp.waiting_decisions VALUES (@id, @approve, @why)', {
        id: body.joinRequestId,
        approve: Number(body.approve),
        why: body.why,
      })
      return
    default:
      return
  }
}

function sortNameOf(name: string): string {
  return foldedWords(name).join(' ')
}

/** Over the stored row, or over what an earlier entry has made of it. */
function layMembership(cache: SqlFile, locationId: string, change: Change, writtenAt: number): void {
  const { userId } = change
  cache.run(
    `INSERT OR IGNORE INTO temp.waiting_memberships (${MEMBERSHIP})
     SELECT ${MEMBERSHIP} FROM main.memberships WHERE user_id = @userId AND location_id = @locationId`,
    { userId, locationId },
  )
  cache.run(
    `UPDATE temp.waiting_memberships SET
       since = iif(type = coalesce(@as, type), since, @writtenAt),
       type = coalesce(@as, type),
       company_id = iif(@setsCompany = 1, @companyId, company_id),
       company_role = iif(@setsRole = 1, @companyRole, company_role),
       plan = iif(@setsPlan = 1, @plan, plan)
     WHERE user_id = @userId AND location_id = @locationId`,
    {
      userId,
      locationId,
      writtenAt,
      as: change.as ?? null,
      setsCompany: Number(change.companyId !== undefined),
      companyId: change.companyId ?? null,
      setsRole: Number(change.companyRole !== undefined),
      companyRole: change.companyRole ?? null,
      setsPlan: Number(change.plan !== undefined),
      plan: change.plan ?? null,
    },
  )
}

function layTags(
  cache: SqlFile,
  locationId: string,
  subjectId: string,
  { add, remove }: { add: string[]; remove: string[] },
): void {
  const values = { locationId, subjectId }
  const now = cache.get<{ tags: string | null }>(
    `SELECT coalesce(
       (SELECT tags FROM temp.waiting_annotations WHERE location_id = @locationId AND subject_id = @subjectId),
       (SELECT tags FROM main.customers WHERE location_id = @locationId AND subject_id = @subjectId)) AS tags`,
    values,
  )
  const tags = withTags(JSON.parse(now?.tags ?? '[]') as string[], add, remove)
  cache.run(
    `INSERT INTO temp.waiting_annotations (location_id, subject_id, note, tags)
     VALUES (@locationId, @subjectId, NULL, @tags)
     ON CONFLICT (location_id, subject_id) DO UPDATE SET tags = excluded.tags`,
    { ...values, tags: JSON.stringify(tags) },
  )
}
