import { newId, type LocationId, type UserId } from '../../protocol/wire/ids.ts'
import type { PeopleWork } from '../sync/people-work.ts'
import type { Queries } from './database.ts'
import { hangsOn, removeTraces } from './hangs-on.ts'
import { lockAddresses, lockPeople } from './lock-names.ts'
import { putRows } from './rows.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function peopleWork(queries: Queries): PeopleWork {
  const read = readingOf(queries)
  return {
    putAll(entity, rows) {
      return putRows(queries, entity, rows)
    },

    users(ids) {
      return read.rows('user', 't.id = any($1::uuid[])', [ids])
    },

    lockAddresses(emails) {
      return lockAddresses(queries, emails)
    },

    lockPeople(ids) {
      return lockPeople(queries, ids)
    },

    usersByEmail(emails) {
      return read.rows('user', 'lower(t.email) = any($1::text[])', [emails])
    },

    async forgetUsers(gone) {
      if (gone.length === 0) return
      await queries.query(
        `update users set rev = g.rev, name = 'Removed', email = null, phone = null, about = '', photo = null
         from unnest($1::uuid[], $2::int[]) as g(id, rev) where users.id = g.id`,
        [gone.map(({ id }) => id), gone.map(({ rev }) => rev)],
      )
    },

    memberships(location, userIds) {
      return read.rows('membership', 't.location_id = $1 and t.user_id = any($2::uuid[])', [
        location,
        userIds,
      ])
    },

    membershipsOf(userIds) {
      return read.rows('membership', 't.user_id = any($1::uuid[]) order by t.since, t.location_id', [userIds])
    },

    async placesOf(userIds) {
      const rows = await queries.query<{ id: LocationId }>(
        `select location_id as id from memberships where user_id = any($1::uuid[])
         union select location_id from join_requests where user_id = any($1::uuid[]) and state = 'open' order by id`,
        [userIds],
      )
      return rows.map(({ id }) => id)
    },

    async removeMemberships(ids) {
      await queries.query('delete from memberships where id = any($1::uuid[])', [ids])
    },

    async usedSince(location, userIds) {
      const rows = await queries.query<{ id: UserId }>(
        `select who.id from unnest($2::uuid[]) as who(id) where
           exists (select 1 from memberships t where t.user_id = who.id and t.location_id = $1 and t.rev > 1)
           or exists (select 1 from conversations t where t.location_id = $1
             and (t.subject_id = who.id or who.id = any(t.participant_ids)))
           or exists (select 1 from bookings t where t.location_id = $1 and t.user_id = who.id)
           or exists (select 1 from visits t where t.location_id = $1 and t.host_user_id = who.id)
           or exists (select 1 from posts t where t.location_id = $1 and t.author_user_id = who.id)
           or exists (select 1 from customer_changes t
             where t.location_id = $1 and t.subject_id = who.id and t.kind = 'note')
           or exists (select 1 from outside_customers t where t.user_id = who.id)
           or exists (select 1 from reports t where t.about_user_id = who.id)
           or exists (select 1 from bars t where t.user_id = who.id)
           or exists (select 1 from sessions t where t.user_id = who.id)`,
        [location, userIds],
      )
      return rows.map(({ id }) => id)
    },

    hangsOn(location, userId) {
      return hangsOn(queries, location, userId)
    },

    removeTraces(location, userIds) {
      return removeTraces(queries, location, userIds)
    },

    company(id) {
      return read.row('company', 't.id = $1', [id])
    },

    companiesByName(location, names) {
      return read.rows('company', 't.location_id = $1 and lower(t.name) = any($2::text[])', [location, names])
    },

    unusedCompanies(ids) {
      return read.rows(
        'company',
        `t.id = any($1::uuid[]) and not exists (select 1 from memberships where company_id = t.id)
         and not exists (select 1 from bookings where company_id = t.id)
         and not exists (select 1 from conversations where subject_id = t.id)`,
        [ids],
      )
    },

    async removeCompanies(ids) {
      await queries.query('delete from companies where id = any($1::uuid[])', [ids])
    },

    customer(id) {
      return read.row('customer', 't.id = $1', [id])
    },

    putCustomer(row) {
      return putRows(queries, 'customer', [row])
    },

    customers(ids) {
      return read.rows('customer', 't.id = any($1::uuid[])', [ids])
    },

    async removeCustomers(ids) {
      await queries.query('delete from customers where id = any($1::uuid[])', [ids])
    },

    joinRequest(id) {
      return read.row('joinRequest', 't.id = $1', [id])
    },

    openJoinRequest(location, userId) {
      return read.row('joinRequest', `t.location_id = $1 and t.user_id = $2 and t.state = 'open'`, [
        location,
        userId,
      ])
    },

    customerImport(id) {
      return read.row('customerImport', 't.id = $1', [id])
    },

    importedPart(id, part) {
      return read.one(
        'select made, is_undone as "isUndone" from imported_parts where import_id = $1 and part = $2',
        [id, part],
      )
    },

    async putImportedPart(id, part, made, isUndone) {
      await queries.query(
        `insert into imported_parts (import_id, part, made, is_undone) values ($1, $2, $3::jsonb, $4)
         on conflict (import_id, part) do update set made = excluded.made, is_undone = excluded.is_undone`,
        [id, part, JSON.stringify(made), isUndone],
      )
    },

    async queueMail({ to, subject, text, page }, at) {
      await queries.query(
        'insert into outgoing_mails (id, recipient, subject, text, page, at) values ($1, $2, $3, $4, $5, $6)',
        [newId(), to, subject, text, page ?? null, at],
      )
    },
  }
}
