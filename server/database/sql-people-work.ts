import {
  newId,
  type CompanyId,
  type CustomerId,
  type CustomerImportId,
  type JoinRequestId,
  type LocationId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { CustomerImportRow, JoinRequestRow } from '../../protocol/wire/rows/customers.ts'
import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import type { CompanyRow, CustomerRow, MembershipRow, UserRow } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { ImportedPart, OutgoingMail, PeopleWork } from '../sync/people-work.ts'
import type { SqlValue } from './database.ts'
import { putRows, rowColumns, tableOf } from './rows.ts'
import { SqlVisitWork } from './sql-visit-work.ts'

/** What each verb promises stands with the interface. */
export class SqlPeopleWork extends SqlVisitWork implements PeopleWork {
  putAll<E extends Entity>(entity: E, rows: readonly RowOf<E>[]): Promise<void> {
    return putRows(this.queries, entity, rows)
  }

  users(ids: readonly UserId[]): Promise<UserRow[]> {
    return this.rows('user', 't.id = any($1::uuid[])', [ids])
  }

  usersByEmail(emails: readonly string[]): Promise<UserRow[]> {
    return this.rows('user', 'lower(t.email) = any($1::text[])', [emails])
  }

  async forgetUser(id: UserId, rev: number): Promise<void> {
    await this.queries.query(
      `update users set rev = $2, name = 'Removed', email = null, phone = null, about = '', photo = null where id = $1`,
      [id, rev],
    )
  }

  memberships(location: LocationId, userIds: readonly UserId[]): Promise<MembershipRow[]> {
    return this.rows('membership', 't.location_id = $1 and t.user_id = any($2::uuid[])', [location, userIds])
  }

  locationsOf(userIds: readonly UserId[]): Promise<{ userId: UserId; locationId: LocationId }[]> {
    return this.queries.query(
      `select user_id as "userId", location_id as "locationId" from memberships where user_id = any($1::uuid[])
       order by user_id, location_id`,
      [userIds],
    )
  }

  async removeMemberships(ids: readonly string[]): Promise<void> {
    await this.queries.query('delete from memberships where id = any($1::uuid[])', [ids])
  }

  async usedSince(location: LocationId, userIds: readonly UserId[]): Promise<UserId[]> {
    const rows = await this.queries.query<{ id: UserId }>(
      `select who.id from unnest($2::uuid[]) as who(id) where
         exists (select 1 from memberships t where t.user_id = who.id and t.location_id = $1 and t.rev > 1)
         or exists (select 1 from conversations t where t.location_id = $1
           and (t.subject_id = who.id or who.id = any(t.participant_ids)))
         or exists (select 1 from bookings t where t.location_id = $1 and t.user_id = who.id)
         or exists (select 1 from visits t where t.location_id = $1 and t.host_user_id = who.id)
         or exists (select 1 from posts t where t.location_id = $1 and t.author_user_id = who.id)
         or exists (select 1 from sessions t where t.user_id = who.id)`,
      [location, userIds],
    )
    return rows.map(({ id }) => id)
  }

  company(id: CompanyId): Promise<CompanyRow | null> {
    return this.row('company', 't.id = $1', [id])
  }

  companiesByName(location: LocationId, names: readonly string[]): Promise<CompanyRow[]> {
    return this.rows('company', 't.location_id = $1 and lower(t.name) = any($2::text[])', [location, names])
  }

  unusedCompanies(ids: readonly CompanyId[]): Promise<CompanyRow[]> {
    return this.rows(
      'company',
      `t.id = any($1::uuid[]) and not exists (select 1 from memberships where company_id = t.id)
       and not exists (select 1 from bookings where company_id = t.id)
       and not exists (select 1 from conversations where subject_id = t.id)`,
      [ids],
    )
  }

  async removeCompanies(ids: readonly CompanyId[]): Promise<void> {
    await this.queries.query('delete from companies where id = any($1::uuid[])', [ids])
  }

  customers(ids: readonly CustomerId[]): Promise<CustomerRow[]> {
    return this.rows('customer', 't.id = any($1::uuid[])', [ids])
  }

  async removeCustomers(ids: readonly CustomerId[]): Promise<void> {
    await this.queries.query('delete from customers where id = any($1::uuid[])', [ids])
  }

  joinRequest(id: JoinRequestId): Promise<JoinRequestRow | null> {
    return this.row('joinRequest', 't.id = $1', [id])
  }

  openJoinRequest(location: LocationId, userId: UserId): Promise<JoinRequestRow | null> {
    return this.row('joinRequest', `t.location_id = $1 and t.user_id = $2 and t.state = 'open'`, [
      location,
      userId,
    ])
  }

  customerImport(id: CustomerImportId): Promise<CustomerImportRow | null> {
    return this.row('customerImport', 't.id = $1', [id])
  }

  importedPart(
    id: CustomerImportId,
    part: number,
  ): Promise<{ made: ImportedPart; isUndone: boolean } | null> {
    return this.one(
      'select made, is_undone as "isUndone" from imported_parts where import_id = $1 and part = $2',
      [id, part],
    )
  }

  async putImportedPart(
    id: CustomerImportId,
    part: number,
    made: ImportedPart,
    isUndone: boolean,
  ): Promise<void> {
    await this.queries.query(
      `insert into imported_parts (import_id, part, made, is_undone) values ($1, $2, $3::jsonb, $4)
       on conflict (import_id, part) do update set made = excluded.made, is_undone = excluded.is_undone`,
      [id, part, JSON.stringify(made), isUndone],
    )
  }

  place(id: LocationId): Promise<LocationRow | null> {
    return this.row('location', 't.id = $1', [id])
  }

  async queueMail({ to, subject, text }: OutgoingMail, at: number): Promise<void> {
    await this.queries.query(
      'insert into outgoing_mails (id, recipient, subject, text, at) values ($1, $2, $3, $4, $5)',
      [newId(), to, subject, text, at],
    )
  }

  private rows<E extends Entity>(entity: E, where: string, values: readonly SqlValue[]): Promise<RowOf<E>[]> {
    return this.queries.query<RowOf<E>>(
      `select ${rowColumns(entity)} from ${tableOf(entity)} t where ${where}`,
      values,
    )
  }
}
