import type { StoreContext } from '../context.ts'
import type { Store } from '../store.ts'
import type { DirectoryEntry } from '../views.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from './faces.ts'
import { nameMatch } from './name-match.ts'

type Row = FaceColumns & { about: string | null; companyName: string | null; people: number }

/** The directory of the current location (use case 1: three letters find the community manager). */
export function directoryVerbs({ cache, session }: StoreContext): Pick<Store, 'community'> {
  return {
    /** Members and administrators by name, or the companies of members. */
    community: ({ kind, query, limit }) => {
      const here = session.here()
      const names = nameMatch(query, 'id')
      const all = kind === 'users' ? PEOPLE : COMPANIES
      const from = `FROM (${all.from}) who WHERE ${names.sql}`
      const values = { here, ...names.values }
      const rows = cache.all<Row>(
        `SELECT who.kind AS subjectKind, who.id AS subjectId, ${FACE_COLUMNS}, ${all.columns}
         FROM (SELECT * ${from}) who ${faceJoins('who.kind', 'who.id')}
         LEFT JOIN companies employer ON employer.id = who.company_id
         ORDER BY ${all.order}, who.id LIMIT @limit`,
        { ...values, limit },
      )
      return {
        people: rows.map((row): DirectoryEntry => ({
          face: faceOf(row),
          standing: standingOf(row),
          about: row.about ?? '',
          companyName: row.companyName,
          people: row.people,
        })),
        total: cache.get<{ total: number }>(`SELECT count(*) AS total ${from}`, values)?.total ?? 0,
      }
    },
  }
}

const PEOPLE = {
  from: `SELECT DISTINCT 'user' AS kind, user_id AS id, company_id FROM memberships
    WHERE location_id = @here AND (type = 'member' OR admin_role IS NOT NULL)`,
  columns: 'face_user.about, employer.name AS companyName, 0 AS people',
  order: 'face_user.sort_name',
}

const COMPANIES = {
  from: `SELECT 'company' AS kind, id, NULL AS company_id FROM companies WHERE location_id = @here AND type = 'member'`,
  columns: `face_company.about, NULL AS companyName,
    (SELECT count(*) FROM memberships WHERE company_id = who.id AND location_id = @here AND type = 'member') AS people`,
  order: 'face_company.sort_name',
}
