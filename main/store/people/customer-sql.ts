import type { Named } from '../database/sql-file.ts'
import type { CustomerTab } from '../views.ts'
import { foldedWords } from './folded-words.ts'
import { nameMatch } from './name-match.ts'
import type { CustomerQuery } from './people-verbs.ts'

/** Administrators are colleagues, not customers. Each half uses an index of its own. */
const USERS = (type: 'member' | 'nonmember') => `
  SELECT 'user' AS kind, user_id AS id, since, plan, company_id FROM memberships m
  WHERE location_id = @here AND type = '${type}' AND admin_role IS NULL
    AND NOT EXISTS (SELECT 1 FROM temp.waiting_memberships w WHERE w.user_id = m.user_id AND w.location_id = @here)
  UNION ALL
  SELECT 'user', user_id, since, plan, company_id FROM temp.waiting_memberships
  WHERE location_id = @here AND type = '${type}' AND admin_role IS NULL`
const COMPANIES = (type: 'member' | 'nonmember') => `
  SELECT 'company' AS kind, id, since, NULL AS plan, NULL AS company_id FROM companies c
  WHERE location_id = @here AND type = '${type}'
    AND NOT EXISTS (SELECT 1 FROM temp.waiting_companies w WHERE w.id = c.id)
  UNION ALL
  SELECT 'company', id, since, NULL, NULL FROM temp.waiting_companies WHERE location_id = @here AND type = '${type}'`

/** Who is on each tab: kind, id, since, plan and company_id. */
export const TABS: Record<CustomerTab, string> = {
  members: USERS('member'),
  nonmemberUsers: USERS('nonmember'),
  nonmemberCompanies: COMPANIES('nonmember'),
  companies: COMPANIES('member'),
}

/** When the customer last wrote to the desk or came for a booking, whichever is later. */
export const LAST_ACTIVE = `nullif(max(
  coalesce((SELECT sent_at FROM message_rows INDEXED BY messages_in_order
    WHERE chat = (SELECT key FROM chats JOIN conversations ON conversations.id = conversation_id
        WHERE subject_id = who.id AND conversations.location_id = @here)
      AND side = 1 AND deleted_at IS NULL ORDER BY seq DESC LIMIT 1), 0),
  coalesce((SELECT max(starts_at) FROM bookings WHERE user_id = who.id AND location_id = @here
    AND status = 'completed' AND starts_at <= @now), 0)), 0)`

/** What waits for the notes of this customer, and what is stored. */
export const TAGS = `coalesce(
  (SELECT tags FROM temp.waiting_annotations WHERE location_id = @here AND subject_id = who.id),
  (SELECT tags FROM customers WHERE location_id = @here AND subject_id = who.id))`

/** What each order compares first; the name decides between equals. */
const ORDERINGS: Record<CustomerQuery['sort'], { sql: string; descending: boolean }> = {
  name: { sql: 'sortName', descending: false },
  company: {
    sql: `(SELECT sort_name FROM temp.shown_companies WHERE id = who.company_id)`,
    descending: false,
  },
  plan: { sql: 'lower(who.plan)', descending: false },
  nextBooking: {
    sql: `(SELECT min(starts_at) FROM bookings WHERE user_id = who.id AND location_id = @here
      AND status = 'completed' AND starts_at > @now)`,
    descending: false,
  },
  lastActive: { sql: LAST_ACTIVE, descending: true },
  since: { sql: 'who.since', descending: true },
}

/** The chosen customers in their order, as `page`: who.*, sortName. Values: @here, @now, @offset, @limit and `values`. */
export function pageOf(query: CustomerQuery): { sql: string; order: string; values: Named } {
  const { sql: condition, values } = conditionOf(query)
  const names = query.tab === 'members' || query.tab === 'nonmemberUsers' ? 'users' : 'companies'
  const waiting = names === 'users' ? 'temp.waiting_people' : 'temp.waiting_companies'
  const waitingId = names === 'users' ? 'user_id' : 'id'
  const { sql, descending } = ORDERINGS[query.sort]
  const direction = (query.descending ?? descending) ? 'DESC' : 'ASC'
  const order = (prefix: string) =>
    `${prefix}ordering ${direction} NULLS LAST, ${prefix}sortName, ${prefix}id`
  return {
    sql: `SELECT who.*, ${sql === 'sortName' ? 'who.sortName' : sql} AS ordering
      FROM (
        SELECT listed.*, coalesce(wait.sort_name, named.sort_name, '') AS sortName
        FROM (SELECT * FROM (${TABS[query.tab]}) who WHERE ${condition}) listed
        LEFT JOIN ${names} named ON named.id = listed.id LEFT JOIN ${waiting} wait ON wait.${waitingId} = listed.id
      ) who
      ORDER BY ${order('')} LIMIT @limit OFFSET @offset`,
    order: order('who.'),
    values,
  }
}

/** What restricts a tab, as a condition on `who`. */
export function conditionOf(query: CustomerQuery): { sql: string; values: Named } {
  const names = nameMatch(query.query, 'who.id')
  const values: Named = { ...names.values }
  const parts = [
    query.query.trim() === '' ? 'TRUE' : `(${names.sql} OR ${waitingMatch(query.query, values)})`,
  ]
  query.tags?.forEach((tag, index) => {
    values[`tag${index}`] = tag.trim().toLocaleLowerCase('en')
    parts.push(`EXISTS (SELECT 1 FROM json_each(${TAGS}) WHERE lower(value) = @tag${index})`)
  })
  if (query.companyId != null) {
    values['companyId'] = query.companyId
    parts.push('who.company_id = @companyId')
  }
  return { sql: parts.join(' AND '), values }
}

/** The names of those who wait are in no index, and an e-mail address is looked for as it is typed. */
function waitingMatch(typed: string, values: Named): string {
  const parts: string[] = []
  const words = foldedWords(typed).slice(0, 6)
  const each = words.map((word, index) => {
    values[`like${index}`] = `% ${word}%`
    return `' ' || w.sort_name LIKE @like${index}`
  })
  if (each.length > 0) {
    parts.push(
      `EXISTS (SELECT 1 FROM temp.waiting_people w WHERE w.user_id = who.id AND ${each.join(' AND ')})`,
      `EXISTS (SELECT 1 FROM temp.waiting_companies w WHERE w.id = who.id AND ${each.join(' AND ')})`,
    )
  }
  const mail = typed.trim().toLowerCase()
  if (/^\S{3,}$/u.test(mail)) {
    values['mail'] = `%${mail.replace(/[\\%_]/gu, '\\$&')}%`
    parts.push(
      `EXISTS (SELECT 1 FROM users u WHERE u.id = who.id AND lower(u.email) LIKE @mail ESCAPE '\\')`,
      `EXISTS (SELECT 1 FROM companies c WHERE c.id = who.id AND lower(c.email) LIKE @mail ESCAPE '\\')`,
    )
  }
  return parts.length === 0 ? 'FALSE' : parts.join(' OR ')
}
