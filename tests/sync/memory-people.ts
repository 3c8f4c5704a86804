import {
  deskConversationId,
  type CompanyId,
  type ConversationId,
  type CustomerId,
  type CustomerImportId,
  type JoinRequestId,
  type LocationId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type {
  CustomerChangeRow,
  CustomerImportRow,
  JoinRequestRow,
} from '../../protocol/wire/rows/customers.ts'
import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import {
  type CompanyRow,
  type CustomerRow,
  type MembershipRow,
  type UserRow,
} from '../../protocol/wire/rows/people.ts'
import type { HangsOn, ImportedPart, OutgoingMail, PeopleWork } from '../../server/sync/people-work.ts'
import { putRow } from './memory-rows.ts'
import { MemoryVisits } from './memory-visits.ts'
import { CUSTOMERS, EDDA, LOCATION } from './world/place.ts'

/** Who has signed in there at some time. */
const IN_PORTAL: readonly UserId[] = [...CUSTOMERS, EDDA]

/**
 * People in memory, found by keys: each row under its id, and beside it what it is looked up by. Only one e-mail address
 * leads to a person, and a company's name to a company.
 */
export abstract class MemoryPeople extends MemoryVisits implements PeopleWork {
  putAll<E extends Entity>(entity: E, rows: readonly RowOf<E>[]): Promise<void> {
    return this.answer(() => {
      for (const row of rows) putRow(this, entity, row)
    })
  }

  abstract lockAddresses(emails: readonly string[]): Promise<void>
  abstract lockPeople(ids: readonly UserId[]): Promise<void>

  users(ids: readonly UserId[]): Promise<UserRow[]> {
    return this.answer(() => ids.flatMap((id) => this.read<UserRow>(`user:${id}`) ?? []))
  }

  usersByEmail(emails: readonly string[]): Promise<UserRow[]> {
    return this.answer(() =>
      emails.flatMap((email) => this.read<UserRow>(`user:${this.read<string>(`email:${email}`)}`) ?? []),
    )
  }

  forgetUsers(gone: readonly { id: UserId; rev: number }[]): Promise<void> {
    return this.answer(() => {
      for (const { id, rev } of gone) {
        const row = this.read<UserRow>(`user:${id}`)
        if (row?.email != null) this.write(`email:${row.email.toLowerCase()}`, null)
        this.write(`user:${id}`, { ...row, rev, name: 'Removed', email: null, phone: null, about: '' })
      }
    })
  }

  memberships(location: LocationId, userIds: readonly UserId[]): Promise<MembershipRow[]> {
    return this.answer(() =>
      userIds.flatMap((id) => this.read<MembershipRow>(`member:${location}:${id}`) ?? []),
    )
  }

  membershipsOf(userIds: readonly UserId[]): Promise<MembershipRow[]> {
    return this.answer(() =>
      userIds.flatMap((userId) =>
        (this.read<LocationId[]>(`locations:${userId}`) ?? []).flatMap(
          (location) => this.read<MembershipRow>(`member:${location}:${userId}`) ?? [],
        ),
      ),
    )
  }

  placesOf(userIds: readonly UserId[]): Promise<LocationId[]> {
    return this.answer(() => {
      const places = userIds.flatMap((id) => [
        ...(this.read<LocationId[]>(`locations:${id}`) ?? []),
        ...(this.openRequest(LOCATION, id) === null ? [] : [LOCATION]),
      ])
      return [...new Set(places)]
    })
  }

  removeMemberships(ids: readonly string[]): Promise<void> {
    return this.answer(() => {
      for (const id of ids) {
        const row = this.read<MembershipRow>(`membership:${id}`)
        if (row === null) continue
        const left = (this.read<LocationId[]>(`locations:${row.userId}`) ?? []).filter(
          (location) => location !== row.locationId,
        )
        this.write(`membership:${id}`, null)
        this.write(`member:${row.locationId}:${row.userId}`, null)
        this.write(`locations:${row.userId}`, left)
      }
    })
  }

  usedSince(location: LocationId, userIds: readonly UserId[]): Promise<UserId[]> {
    return this.answer(() =>
      userIds.filter((id) => {
        const isChanged = (this.read<MembershipRow>(`member:${location}:${id}`)?.rev ?? 1) > 1
        return isChanged || this.read(`conversation:${deskChat(location, id)}`) !== null
      }),
    )
  }

  hangsOn(location: LocationId, userId: UserId): Promise<HangsOn | null> {
    return this.answer(() => {
      if (this.read(`conversation:${deskChat(location, userId)}`) !== null) return 'chat'
      return IN_PORTAL.includes(userId) ? 'portal' : null
    })
  }

  removeTraces(
    location: LocationId,
    userIds: readonly UserId[],
  ): Promise<{ entity: Entity; id: string; rev: number }[]> {
    return this.answer(() =>
      userIds
        .flatMap((id) => this.listed<CustomerChangeRow>('customerChange', `changesOf:${location}:${id}`))
        .map(({ id, rev }) => {
          this.write(`customerChange:${id}`, null)
          return { entity: 'customerChange' as const, id, rev }
        }),
    )
  }

  company(id: CompanyId): Promise<CompanyRow | null> {
    return this.answer(() => this.read<CompanyRow>(`company:${id}`))
  }

  companiesByName(location: LocationId, names: readonly string[]): Promise<CompanyRow[]> {
    return this.answer(() =>
      names.flatMap(
        (name) => this.read<CompanyRow>(`company:${this.read<string>(`named:${location}:${name}`)}`) ?? [],
      ),
    )
  }

  unusedCompanies(ids: readonly CompanyId[]): Promise<CompanyRow[]> {
    return this.answer(() =>
      ids.flatMap((id) =>
        this.read<boolean>(`belongs:${id}`) === null ? (this.read<CompanyRow>(`company:${id}`) ?? []) : [],
      ),
    )
  }

  removeCompanies(ids: readonly CompanyId[]): Promise<void> {
    return this.answer(() => {
      for (const id of ids) this.write(`company:${id}`, null)
    })
  }

  customer(id: CustomerId): Promise<CustomerRow | null> {
    return this.answer(() => this.read<CustomerRow>(`customer:${id}`))
  }

  putCustomer(row: CustomerRow): Promise<void> {
    return this.put('customer', row)
  }

  customers(ids: readonly CustomerId[]): Promise<CustomerRow[]> {
    return this.answer(() => ids.flatMap((id) => this.read<CustomerRow>(`customer:${id}`) ?? []))
  }

  removeCustomers(ids: readonly CustomerId[]): Promise<void> {
    return this.answer(() => {
      for (const id of ids) this.write(`customer:${id}`, null)
    })
  }

  joinRequest(id: JoinRequestId): Promise<JoinRequestRow | null> {
    return this.answer(() => this.read<JoinRequestRow>(`joinRequest:${id}`))
  }

  openJoinRequest(location: LocationId, userId: UserId): Promise<JoinRequestRow | null> {
    return this.answer(() => this.openRequest(location, userId))
  }

  customerImport(id: CustomerImportId): Promise<CustomerImportRow | null> {
    return this.answer(() => this.read<CustomerImportRow>(`customerImport:${id}`))
  }

  importedPart(
    id: CustomerImportId,
    part: number,
  ): Promise<{ made: ImportedPart; isUndone: boolean } | null> {
    return this.answer(() => this.read(`importedPart:${id}:${part}`))
  }

  putImportedPart(id: CustomerImportId, part: number, made: ImportedPart, isUndone: boolean): Promise<void> {
    return this.answer(() => this.write(`importedPart:${id}:${part}`, { made, isUndone }))
  }

  queueMail(mail: OutgoingMail): Promise<void> {
    return this.answer(() => {
      this.write('mails', [...(this.read<OutgoingMail[]>('mails') ?? []), mail])
    })
  }
  protected openRequest(location: LocationId, userId: UserId): JoinRequestRow | null {
    const id = this.read<string>(`request:${location}:${userId}`)
    const row = this.read<JoinRequestRow>(`joinRequest:${id}`)
    return row?.state === 'open' ? row : null
  }
}

function deskChat(location: LocationId, userId: UserId): ConversationId {
  return deskConversationId(location, { kind: 'user', id: userId })
}
