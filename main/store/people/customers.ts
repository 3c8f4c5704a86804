import type { Subject } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import type { CustomerExportRow, CustomerTab, CustomerView } from '../views.ts'
import { conditionOf, LAST_ACTIVE, pageOf, TABS, TAGS } from './customer-sql.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from './faces.ts'
import { foldedWords } from './folded-words.ts'
import { openRequestsAt } from './join-requests.ts'
import type { PeopleVerbs } from './people-verbs.ts'

interface CustomerColumns extends FaceColumns {
  email: string | null
  companyName: string | null
  plan: string | null
  since: number
  lastActiveAt: number | null
  tags: string | null
  nextResource: string | null
  nextStartsAt: number | null
}

interface ExportColumns extends CustomerColumns {
  phone: string | null
  note: string | null
}

type Verbs = Pick<
  PeopleVerbs,
  'customersList' | 'customerIds' | 'customerTags' | 'companiesNamed' | 'exportRows'
>

const TAB_NAMES = Object.keys(TABS) as CustomerTab[]
/** More than this is chosen by nobody by hand, and a list of ids stays small. */
const IDS_MAX = 100_000

const EMAIL = `coalesce(wait_company.email, face_user.email, face_company.email, wait_person.email)`
const JOINS = `${faceJoins('who.kind', 'who.id')}
  LEFT JOIN temp.shown_companies employer ON employer.id = who.company_id`

/** The tabs of Customers, and what chooses among them. */
export function customerVerbs(context: StoreContext): Verbs {
  const { cache, overlay, session, now } = context
  const count = (tab: CustomerTab, condition = 'TRUE', values = {}): number =>
    cache.get<{ total: number }>(`SELECT count(*) AS total FROM (${TABS[tab]}) who WHERE ${condition}`, {
      here: session.here(),
      now: now(),
      ...values,
    })?.total ?? 0

  return {
    customersList: ({ offset, limit, ...query }) => {
      overlay.refresh()
      const here = session.here()
      const page = pageOf(query)
      const filter = conditionOf(query)
      const rows = cache.all<CustomerColumns>(
        `WITH page AS (${page.sql})
         SELECT who.kind AS subjectKind, who.id AS subjectId, who.since, who.plan, ${FACE_COLUMNS},
           ${EMAIL} AS email, employer.name AS companyName, ${TAGS} AS tags,
           ${LAST_ACTIVE} AS lastActiveAt, next.resource AS nextResource, next.starts_at AS nextStartsAt
         FROM page who ${JOINS}
         LEFT JOIN bookings next ON next.id = (SELECT id FROM bookings
           WHERE user_id = who.id AND location_id = @here AND status = 'completed' AND starts_at > @now
           ORDER BY starts_at LIMIT 1)
         ORDER BY ${page.order}`,
        { here, now: now(), offset, limit, ...page.values },
      )
      const counts = Object.fromEntries(TAB_NAMES.map((name) => [name, count(name)]))
      return {
        customers: rows.map(viewOf),
        total: count(query.tab, filter.sql, filter.values),
        counts: counts as Record<CustomerTab, number>,
        requests: openRequestsAt(context, here),
      }
    },

    customerIds: ({ offset, limit, ...query }) => {
      overlay.refresh()
      const page = pageOf(query)
      const rows = cache.all<{ kind: Subject['kind']; id: string }>(`SELECT kind, id FROM (${page.sql})`, {
        here: session.here(),
        now: now(),
        offset,
        limit: Math.min(limit, IDS_MAX),
        ...page.values,
      })
      return { subjects: rows.map(({ kind, id }) => ({ kind, id }) as Subject) }
    },

    customerTags: () => {
      overlay.refresh()
      const rows = cache.all<{ tag: string }>(
        `SELECT max(value) AS tag FROM (
           SELECT coalesce(w.tags, c.tags) AS tags FROM customers c
             LEFT JOIN temp.waiting_annotations w ON w.location_id = c.location_id AND w.subject_id = c.subject_id
             WHERE c.location_id = @here
           UNION ALL SELECT tags FROM temp.waiting_annotations w WHERE location_id = @here AND tags IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM customers WHERE location_id = @here AND subject_id = w.subject_id)
         ), json_each(tags) GROUP BY lower(value) ORDER BY count(*) DESC, lower(value) LIMIT 200`,
        { here: session.here() },
      )
      return { tags: rows.map(({ tag }) => tag) }
    },

    companiesNamed: ({ query, limit }) => {
      overlay.refresh()
      const words = foldedWords(query).slice(0, 6)
      const values = Object.fromEntries(words.map((word, index) => [`word${index}`, `% ${word}%`]))
      const match = words.map((_, index) => `' ' || sort_name LIKE @word${index}`).join(' AND ')
      return {
        companies: cache.all(
          `SELECT id, name FROM temp.shown_companies WHERE location_id = @here AND ${match || 'TRUE'}
           ORDER BY sort_name, id LIMIT @limit`,
          { here: session.here(), limit, ...values },
        ),
      }
    },

    exportRows: ({ query, subjects, offset, limit }) => {
      overlay.refresh()
      const here = session.here()
      const chosen = query === null ? null : pageOf(query)
      const filter = query === null ? null : conditionOf(query)
      const rows = cache.all<ExportColumns>(
        `WITH page AS (${chosen?.sql ?? NAMED})
         SELECT who.kind AS subjectKind, who.id AS subjectId, who.since, who.plan, ${FACE_COLUMNS}, ${EMAIL} AS email,
           coalesce(wait_company.phone, face_user.phone, face_company.phone, wait_person.phone) AS phone,
           employer.name AS companyName, ${TAGS} AS tags, ${LAST_ACTIVE} AS lastActiveAt,
           NULL AS nextResource, NULL AS nextStartsAt,
           coalesce((SELECT note FROM temp.waiting_annotations WHERE location_id = @here AND subject_id = who.id),
             (SELECT note FROM customers WHERE location_id = @here AND subject_id = who.id)) AS note
         FROM page who ${JOINS} ${chosen === null ? 'ORDER BY who.place' : `ORDER BY ${chosen.order}`}`,
        {
          here,
          now: now(),
          ...(chosen === null
            ? { ids: JSON.stringify(subjects.slice(offset, offset + limit)) }
            : { offset, limit, ...chosen.values }),
        },
      )
      return {
        rows: rows.map(exportOf),
        total:
          query === null || filter === null ? subjects.length : count(query.tab, filter.sql, filter.values),
      }
    },
  }
}

/** Those who were named, as far as they are here. */
const NAMED = `SELECT asked.key AS place, who.kind, who.id, who.since, who.plan, who.company_id FROM json_each(@ids) asked JOIN (
    SELECT 'user' AS kind, user_id AS id, since, plan, company_id FROM temp.shown_memberships
      WHERE location_id = @here AND admin_role IS NULL
    UNION ALL SELECT 'company', id, since, NULL, NULL FROM temp.shown_companies WHERE location_id = @here
  ) who ON who.id = asked.value ->> 'id'`

function viewOf(row: CustomerColumns): CustomerView {
  return {
    face: faceOf(row),
    standing: standingOf(row),
    email: row.email,
    companyName: row.companyName,
    plan: row.plan,
    nextBooking:
      row.nextResource !== null && row.nextStartsAt !== null
        ? { resource: row.nextResource, startsAt: row.nextStartsAt }
        : null,
    tags: tagsOf(row),
    since: row.since,
    lastActiveAt: row.lastActiveAt,
  }
}

function exportOf(row: ExportColumns): CustomerExportRow {
  return {
    name: faceOf(row).name,
    standing: standingOf(row),
    email: row.email,
    phone: row.phone,
    companyName: row.companyName,
    plan: row.plan,
    tags: tagsOf(row),
    note: row.note ?? '',
    since: row.since,
    lastActiveAt: row.lastActiveAt,
  }
}

function tagsOf({ tags }: { tags: string | null }): string[] {
  return tags ? (JSON.parse(tags) as string[]) : []
}
