import {
  deskConversationId,
  newId,
  type CompanyId,
  type LocationId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import { DEFAULT_PRIVACY, type AdministratorRole } from '../../protocol/wire/rows/people.ts'
import { createAccount } from '../auth/accounts.ts'
import type { Database } from '../database/database.ts'
import { putRows } from '../database/rows.ts'

export const PASSWORD = 'a long password for tests'

/** Two locations with a manager each, a customer of the first, a company with one person, and a stranger at the second. */
export interface SmallNetwork {
  here: LocationId
  elsewhere: LocationId
  manager: UserId
  manager2: UserId
  otherManager: UserId
  customer: UserId
  stranger: UserId
  company: CompanyId
  companyPerson: UserId
}

export const managerEmail = 'manager@foyer.example'
export const manager2Email = 'second@foyer.example'
export const otherManagerEmail = 'other@foyer.example'
export const customerEmail = 'customer@foyer.example'
export const strangerEmail = 'stranger@foyer.example'

/** Fills an empty database with the smallest network that has both sides of every rule. */
export async function makeSmallNetwork(database: Database): Promise<SmallNetwork> {
  const [here, elsewhere] = [newId() as LocationId, newId() as LocationId]
  const company = newId() as CompanyId
  await database.transaction(async (queries) => {
    for (const [id, name] of [
      [here, 'Riverside'],
      [elsewhere, 'Hilltop'],
    ] as const) {
      await putRows(queries, 'location', [
        {
          id,
          rev: 1,
          networkName: 'Test Network',
          name,
          timeZone: 'Europe/Warsaw',
          address: '1 Street',
          information: [],
          chatsOn: true,
          networkChatsOn: true,
          defaultPrivacy: DEFAULT_PRIVACY,
          communityVisibility: 'locationMembers',
          feedVisibility: 'locationMembers',
          visitorsVisibility: 'administrators',
          visitsNeedApproval: false,
        },
      ])
    }
    await putRows(queries, 'company', [
      {
        id: company,
        rev: 1,
        locationId: here,
        name: 'Lumen Studio',
        type: 'member',
        about: '',
        email: null,
        phone: null,
        website: null,
        since: 1,
      },
    ])
  })
  const person = (
    name: string,
    email: string,
    locationId: LocationId,
    more: { adminRole?: AdministratorRole; companyId?: CompanyId } = {},
  ) => addPerson(database, { name, email, locationId, ...more })
  return {
    here,
    elsewhere,
    company,
    manager: await person('Dana Fields', managerEmail, here, { adminRole: 'manager' }),
    manager2: await person('Maria Soto', manager2Email, here, { adminRole: 'frontDesk' }),
    otherManager: await person('Otto Lang', otherManagerEmail, elsewhere, { adminRole: 'owner' }),
    customer: await person('Nadia Nguyen', customerEmail, here),
    stranger: await person('Sam Stranger', strangerEmail, elsewhere),
    companyPerson: await person('Colin Firm', 'colin@foyer.example', here, { companyId: company }),
  }
}

/** A user with a membership; with an account when they administer something. */
async function addPerson(
  database: Database,
  person: {
    name: string
    email: string
    locationId: LocationId
    adminRole?: AdministratorRole
    companyId?: CompanyId
  },
): Promise<UserId> {
  const id = newId() as UserId
  await database.transaction(async (queries) => {
    const { name, email } = person
    await putRows(queries, 'user', [
      { id, rev: 1, name, email, phone: null, about: '', photo: null, privacy: DEFAULT_PRIVACY },
    ])
    await putRows(queries, 'membership', [
      {
        id: newId(),
        rev: 1,
        userId: id,
        locationId: person.locationId,
        type: 'member',
        adminRole: person.adminRole ?? null,
        companyId: person.companyId ?? null,
        companyRole: null,
        plan: null,
        since: 1,
      },
    ])
    if (person.adminRole !== undefined) {
      await createAccount(queries, { userId: id, email: person.email, password: PASSWORD })
    }
  })
  return id
}

/** The customer's desk chat at the first location. */
export function customersChat({ here, customer }: SmallNetwork) {
  return deskConversationId(here, { kind: 'user', id: customer })
}
