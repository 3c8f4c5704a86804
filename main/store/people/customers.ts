import type { FileId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from './faces.ts'
import { nameMatch } from './name-match.ts'
import type { Store } from '../store.ts'
import type { CustomerTab, CustomerView } from '../views.ts'

interface CustomerColumns extends FaceColumns {
  email: string | null
  companyName: string | null
  plan: string | null
  since: number
  photoFileId: FileId | null
  lastActiveAt: number | null
  tags: string | null
  nextResource: string | null
  nextStartsAt: number | null
}

/** Administrators are colleagues, not customers. */
const USERS = (type: 'member' | 'nonmember') => `
  SELECT 'user' AS kind, user_id AS id, since, plan, company_id FROM memberships
  WHERE location_id = @here AND type = '${type}' AND admin_role IS NULL`
const COMPANIES = (condition: string) => `
  SELECT 'company' AS kind, id, since, NULL AS plan, NULL AS company_id FROM companies
  WHERE location_id = @here AND ${condition}`

const TABS: Record<CustomerTab, string> = {
  members: USERS('member'),
  nonmemberUsers: USERS('nonmember'),
  nonmemberCompanies: COMPANIES(`type = 'nonmember'`),
  companies: COMPANIES(`type = 'member'`),
}
const TAB_NAMES = Object.keys(TABS) as CustomerTab[]

const ORDERS = {
  name: 'sortName, who.id',
  lastActive: 'lastActiveAt DESC NULLS LAST, sortName, who.id',
  since: 'who.since DESC, sortName, who.id',
} as const

/** When the customer last wrote to the desk or came for a booking, whichever is later. */
const LAST_ACTIVE = `nullif(max(
  coalesce((SELECT sent_at FROM message_rows INDEXED BY messages_in_order
    WHERE chat = (SELECT key FROM chats JOIN conversations ON conversations.id = conversation_id
        WHERE subject_id = who.id AND conversations.location_id = @here)
      AND side = 1 AND deleted_at IS NULL ORDER BY seq DESC LIMIT 1), 0),
  coalesce((SELECT max(starts_at) FROM bookings WHERE user_id = who.id AND location_id = @here
    AND status = 'completed' AND starts_at <= @now), 0)), 0)`

/** What waits for the notes of this customer, and what is stored. */
const TAGS = `coalesce(
  (SELECT tags FROM waiting_annotations WHERE location_id = @here AND subject_id = who.id),
  (SELECT tags FROM customers WHERE location_id = @here AND subject_id = who.id))`

/** The four tabs of Customers. */
export function customerVerbs({ cache, overlay, session, now }: StoreContext): Pick<Store, 'customersList'> {
  return {
    customersList: ({ tab, query, sort, offset, limit }) => {
      overlay.refresh()
      const here = session.here()
      const names = nameMatch(query, 'id')
      const count = (name: CustomerTab, condition: string, values = {}): number =>
        cache.get<{ total: number }>(`SELECT count(*) AS total FROM (${TABS[name]}) WHERE ${condition}`, {
          here,
          ...values,
        })?.total ?? 0
      const rows = cache.all<CustomerColumns>(pageSql(tab, names.sql, sort), {
        here,
        now: now(),
        offset,
        limit,
        ...names.values,
      })
      const counts = Object.fromEntries(TAB_NAMES.map((name) => [name, count(name, 'TRUE')]))
      return {
        customers: rows.map(viewOf),
        total: count(tab, names.sql, names.values),
        counts: counts as Record<CustomerTab, number>,
      }
    },
  }
}

/** The page is chosen first, with no more columns than its order needs; the rest is joined to its few rows. */
function pageSql(tab: CustomerTab, condition: string, sort: keyof typeof ORDERS): string {
  const names = tab === 'members' || tab === 'nonmemberUsers' ? 'users' : 'companies'
  const active = sort === 'lastActive' ? LAST_ACTIVE : 'NULL'
  return `WITH page AS (
      SELECT who.*, named.sort_name AS sortName, ${active} AS lastActiveAt
      FROM (SELECT * FROM (${TABS[tab]}) WHERE ${condition}) who LEFT JOIN ${names} named ON named.id = who.id
      ORDER BY ${ORDERS[sort]} LIMIT @limit OFFSET @offset)
    SELECT who.kind AS subjectKind, who.id AS subjectId, who.since, who.plan, ${FACE_COLUMNS},
      coalesce(face_user.email, face_company.email) AS email, employer.name AS companyName, ${TAGS} AS tags,
      ${LAST_ACTIVE} AS lastActiveAt, next.resource AS nextResource, next.starts_at AS nextStartsAt
    FROM page who ${faceJoins('who.kind', 'who.id')}
    LEFT JOIN companies employer ON employer.id = who.company_id
    LEFT JOIN bookings next ON next.id = (SELECT id FROM bookings
      WHERE user_id = who.id AND location_id = @here AND status = 'completed' AND starts_at > @now
      ORDER BY starts_at LIMIT 1)
    ORDER BY ${ORDERS[sort]}`
}

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
    tags: row.tags ? (JSON.parse(row.tags) as string[]) : [],
    since: row.since,
    lastActiveAt: row.lastActiveAt,
  }
}
