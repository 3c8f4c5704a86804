import type {
  CompanyId,
  CustomerId,
  CustomerImportId,
  JoinRequestId,
  LocationId,
  UserId,
} from '../../protocol/wire/ids.ts'
import type { CustomerImportRow, JoinRequestRow } from '../../protocol/wire/rows/customers.ts'
import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import type { CompanyRow, CustomerRow, MembershipRow, UserRow } from '../../protocol/wire/rows/people.ts'

/** What one part of an import made: enough to take it back. */
export interface ImportedPart {
  /** The revision of each membership as the import left it: one that has grown has been changed since. */
  members: { userId: UserId; membershipId: string; madeUser: boolean }[]
  /** Tags given to somebody who was a customer already. */
  tagged: { customerId: CustomerId; tags: string[] }[]
  companyIds: CompanyId[]
}

/** Why somebody can't be taken away again. */
export type HangsOn =
  | 'chat'
  | 'booking'
  | 'visit'
  | 'post'
  | 'notification'
  | 'portal'
  | 'report'
  | 'signature'

/** A mail in plain text that leaves after the commit, at least once. */
export interface OutgoingMail {
  to: string
  subject: string
  text: string
  /** The page of this server that it ends with a link to: "/portal/#/…". */
  page?: string
}

/** People, companies and what is noted about them, many at a time, within a transaction. */
export interface PeopleWork {
  /** Inserts or replaces whole rows by their ids. */
  putAll<E extends Entity>(entity: E, rows: readonly RowOf<E>[]): Promise<void>

  /** Of these ids, those who exist; in any order. */
  users(ids: readonly UserId[]): Promise<UserRow[]>
  /**
   * Waits until no other transaction holds one of these addresses, known or not: whoever makes a person holds theirs, and
   * looks only then whether there is one (one e-mail is one person, whichever door). Before any stream is locked. In: lower case.
   */
  lockAddresses(emails: readonly string[]): Promise<void>
  /**
   * Waits until no other transaction holds one of these people: whoever gives somebody a place, or writes their row to all
   * their places, holds them, and only then looks where they are known. After addresses, before any stream.
   */
  lockPeople(ids: readonly UserId[]): Promise<void>
  /** Who has one of these addresses, whatever its case. In: lower case. */
  usersByEmail(emails: readonly string[]): Promise<UserRow[]>
  /** Takes the data of people away; their ids stay, as other rows may name them. In: the revisions that they then have. */
  forgetUsers(gone: readonly { id: UserId; rev: number }[]): Promise<void>
  memberships(location: LocationId, userIds: readonly UserId[]): Promise<MembershipRow[]>
  /** Every membership of these people, at any location of the network, the oldest first. */
  membershipsOf(userIds: readonly UserId[]): Promise<MembershipRow[]>
  /**
   * Every location where one of these people is something or has asked to become it, each once: there their rows are seen,
   * and there every change of them is told. Read while they are held, like `membershipsOf`.
   */
  placesOf(userIds: readonly UserId[]): Promise<LocationId[]>
  removeMemberships(ids: readonly string[]): Promise<void>
  /**
   * Of these people, those who have a chat, a booking, a visit, a post, a note written by hand or a changed membership at
   * the location, and those who are known to another system, reported, barred, or have signed in.
   */
  usedSince(location: LocationId, userIds: readonly UserId[]): Promise<UserId[]>

  /** What hangs on a person at the location, or anywhere when it is theirs alone; null for nothing. */
  hangsOn(location: LocationId, userId: UserId): Promise<HangsOn | null>
  /** The lines of the history about these people at the location, and their public links there, which are removed. */
  removeTraces(
    location: LocationId,
    userIds: readonly UserId[],
  ): Promise<{ entity: Entity; id: string; rev: number }[]>

  company(id: CompanyId): Promise<CompanyRow | null>
  /** Companies of the location with one of these names, whatever their case. In: lower case. */
  companiesByName(location: LocationId, names: readonly string[]): Promise<CompanyRow[]>
  /** Of these companies, those that nobody belongs to and nothing else names. */
  unusedCompanies(ids: readonly CompanyId[]): Promise<CompanyRow[]>
  removeCompanies(ids: readonly CompanyId[]): Promise<void>

  customer(id: CustomerId): Promise<CustomerRow | null>
  putCustomer(row: CustomerRow): Promise<void>
  customers(ids: readonly CustomerId[]): Promise<CustomerRow[]>
  removeCustomers(ids: readonly CustomerId[]): Promise<void>

  joinRequest(id: JoinRequestId): Promise<JoinRequestRow | null>
  openJoinRequest(location: LocationId, userId: UserId): Promise<JoinRequestRow | null>

  customerImport(id: CustomerImportId): Promise<CustomerImportRow | null>
  importedPart(id: CustomerImportId, part: number): Promise<{ made: ImportedPart; isUndone: boolean } | null>
  putImportedPart(id: CustomerImportId, part: number, made: ImportedPart, isUndone: boolean): Promise<void>

  queueMail(mail: OutgoingMail, at: number): Promise<void>
}
