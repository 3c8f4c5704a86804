import { CompanyId, customerId, type Subject } from '../../protocol/wire/ids.ts'
import {
  DEFAULT_PRIVACY,
  type CompanyRow,
  type CustomerRow,
  type MembershipRow,
  type UserRow,
} from '../../protocol/wire/rows/people.ts'
import type { LanguageTag } from './languages/index.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import { demoCompanies } from './people/companies.ts'
import { harbourPeople } from './people/harbour.ts'
import type { DemoCompany, Person, Place, Standing } from './people/person.ts'
import { picturedPeople } from './people/pictured.ts'
import { riversidePeople } from './people/riverside.ts'
import { namedId } from './random.ts'
import type { Speaker } from './thread.ts'

/** A customer of one location as chats need it. */
export interface Customer {
  name: string
  subject: Subject
  place: Place
  language: LanguageTag
  /** What the internal notes call it: the company, or the person. */
  company: string
  type: 'member' | 'nonmember' | 'visitor'
  /** A member of the other location, who may use this one. */
  networkOnly: boolean
  since: number
  /** Who writes for it: the person, or everybody of the company. */
  speakers: Speaker[]
}

export interface Residents {
  users: UserRow[]
  companies: CompanyRow[]
  memberships: MembershipRow[]
  customers: CustomerRow[]
  /** One for each customer and location: each has a desk chat. */
  subjects: Customer[]
}

const PLACES = ['riverside', 'harbour'] as const
const DAY_MS = 86_400_000

/** The named people and companies, as rows and as those who write to the desk. */
export function createResidents(network: DemoNetwork): Residents {
  const found: Residents = { users: [], companies: [], memberships: [], customers: [], subjects: [] }
  for (const person of [...picturedPeople, ...riversidePeople, ...harbourPeople])
    addPerson(found, network, person)
  for (const company of demoCompanies) addCompany(found, network, company)
  return found
}

/** The id of a company of the demo, by name. */
export function companyIdOf(name: string): CompanyId {
  return CompanyId.parse(namedId(`company:${name}`))
}

function addPerson(found: Residents, network: DemoNetwork, person: Person): void {
  const id = userIdOf(person.name)
  const { name, email, phone = null, about = '' } = person
  found.users.push({ id, rev: 1, name, email, phone, about, photo: null, privacy: DEFAULT_PRIVACY })
  const subject: Subject = { kind: 'user', id }
  for (const place of PLACES) {
    const standing = person[place]
    if (standing === undefined && !(place === 'riverside' && isVisitor(person))) continue
    const since =
      standing === undefined
        ? network.places[place].calendar.thisMorning('10:02')
        : sinceOf(network, place, standing)
    const companyId = standing?.company === undefined ? null : companyIdOf(standing.company)
    if (standing !== undefined) found.memberships.push(membershipOf(person, standing, network, place, since))
    addCustomer(found, network, place, subject, place === firstPlace(person) ? person : {})
    found.subjects.push({
      name,
      subject,
      place,
      language: person.language,
      company: standing?.company ?? name,
      type: standing?.type ?? 'visitor',
      networkOnly: standing?.plan === 'Network day',
      since,
      speakers: [{ userId: id, called: calledOf(person), companyId }],
    })
  }
}

function addCompany(found: Residents, network: DemoNetwork, company: DemoCompany): void {
  const id = companyIdOf(company.name)
  const { place, name, type, about, email = null, phone = null, website = null } = company
  const since = sinceOf(network, place, company)
  const locationId = network.places[place].row.id
  found.companies.push({ id, rev: 1, locationId, name, type, about, email, phone, website, since })
  const subject: Subject = { kind: 'company', id }
  addCustomer(found, network, place, subject, company)
  const people = [...picturedPeople, ...riversidePeople, ...harbourPeople]
  const speakers = people
    .filter((person) => person[place]?.company === name)
    .map((person) => ({ userId: userIdOf(person.name), called: calledOf(person), companyId: id }))
  found.subjects.push({
    name,
    subject,
    place,
    language: company.language,
    company: name,
    type,
    networkOnly: false,
    since,
    speakers,
  })
}

function addCustomer(
  found: Residents,
  network: DemoNetwork,
  place: Place,
  subject: Subject,
  kept: { note?: string; tags?: string[] },
): void {
  const locationId = network.places[place].row.id
  const { note = '', tags = [] } = kept
  found.customers.push({ id: customerId(locationId, subject), rev: 1, locationId, subject, note, tags })
}

function membershipOf(
  person: Person,
  standing: Standing,
  network: DemoNetwork,
  place: Place,
  since: number,
): MembershipRow {
  const { row } = network.places[place]
  return {
    id: namedId(`membership:${row.name}:${person.name}`),
    rev: 1,
    userId: userIdOf(person.name),
    locationId: row.id,
    type: standing.type,
    adminRole: null,
    companyId: standing.company === undefined ? null : companyIdOf(standing.company),
    companyRole: standing.companyRole ?? null,
    plan: standing.plan ?? null,
    since,
  }
}

/** Today is this morning, with the first booking; earlier days begin at a quarter past nine. */
function sinceOf(network: DemoNetwork, place: Place, { sinceDays }: { sinceDays: number }): number {
  const { calendar } = network.places[place]
  if (sinceDays === 0) return calendar.thisMorning('10:18')
  return Math.min(calendar.at(calendar.today - sinceDays, '09:15'), calendar.now - DAY_MS / 2)
}

function calledOf(person: Person): string {
  return person.called ?? person.name.split(' ')[0] ?? person.name
}

/** Somebody who only visits belongs to no location and is known by the chat alone. */
function isVisitor(person: Person): boolean {
  return person.riverside === undefined && person.harbour === undefined
}

function firstPlace(person: Person): Place {
  return person.riverside === undefined && person.harbour !== undefined ? 'harbour' : 'riverside'
}
