import { LocationId, UserId } from '../../protocol/wire/ids.ts'
import {
  DEFAULT_PRIVACY,
  type AdministratorRole,
  type MembershipRow,
  type UserRow,
} from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import { createCalendar, type Calendar } from './calendar.ts'
import { harbourInformation, riversideInformation } from './information.ts'
import type { Place } from './people/person.ts'
import { namedId } from './random.ts'
import type { Speaker } from './thread.ts'

/** One location with its clock, its rooms, and who answers there, the usual one first. */
interface DemoPlace {
  place: Place
  row: LocationRow
  calendar: Calendar
  rooms: readonly string[]
  staff: Speaker[]
}

export interface DemoNetwork {
  places: Record<Place, DemoPlace>
  users: UserRow[]
  memberships: MembershipRow[]
  administrators: Record<AdministratorName, Speaker>
}

type AdministratorName = 'dana' | 'maria' | 'eleanor' | 'ines' | 'gareth'

interface Administrator {
  name: string
  about: string
  phone: string
  /** The role at each location, and for how many days. */
  riverside?: [AdministratorRole, number]
  harbour?: [AdministratorRole, number]
}

const ADMINISTRATORS: Record<AdministratorName, Administrator> = {
  dana: {
    name: 'Dana Okafor',
    about: 'Front desk at Riverside. Knows where the good scissors are.',
    phone: '+44 20 7946 0101',
    riverside: ['frontDesk', 640],
  },
  maria: {
    name: 'Maria Silva',
    about:
      'Looks after both houses, contracts and the plants. Write to me about offices and anything out of the ordinary.',
    phone: '+44 20 7946 0102',
    riverside: ['manager', 1100],
    harbour: ['manager', 900],
  },
  eleanor: {
    name: 'Eleanor Voss',
    about: 'Founded Tideway in an old chandlery, still orders the tea herself.',
    phone: '+44 20 7946 0100',
    riverside: ['owner', 1500],
    harbour: ['owner', 900],
  },
  ines: {
    name: 'Inês Cardoso',
    about: 'Receção do Harbour, com vista para os barcos.',
    phone: '+351 21 555 0102',
    harbour: ['frontDesk', 420],
  },
  gareth: {
    name: 'Gareth Pugh',
    about: 'Bookkeeping, two days a week.',
    phone: '+44 20 7946 0104',
    riverside: ['readOnly', 300],
    harbour: ['readOnly', 300],
  },
}

const RIVERSIDE_ROOMS = ['Room 1', 'Room 2', 'Room 3', 'Room 4', 'Room 5', 'Room 6']
const HARBOUR_ROOMS = ['Pier 1', 'Pier 2', 'Sala Farol', 'Sala Norte', 'Atlantic']

/** The demo network as it stands at `now`: its locations and those who work there. */
export function createNetwork(now: number): DemoNetwork {
  const administrators = Object.fromEntries(
    Object.entries(ADMINISTRATORS).map(([key, { name }]) => [key, speakerOf(name)]),
  ) as Record<AdministratorName, Speaker>
  const { dana, maria, eleanor, ines } = administrators
  const places: Record<Place, DemoPlace> = {
    riverside: {
      place: 'riverside',
      calendar: createCalendar(now, 'Europe/London'),
      rooms: RIVERSIDE_ROOMS,
      staff: [dana, maria, dana, eleanor],
      row: locationRow('Riverside', 'Europe/London', '14 Mill Lane, London', riversideInformation),
    },
    harbour: {
      place: 'harbour',
      calendar: createCalendar(now, 'Europe/Lisbon'),
      rooms: HARBOUR_ROOMS,
      staff: [ines, maria],
      row: locationRow('Harbour', 'Europe/Lisbon', 'Rua do Cais 27, Lisboa', harbourInformation),
    },
  }
  return {
    places,
    administrators,
    users: Object.entries(ADMINISTRATORS).map(([key, person]) => ({
      id: userIdOf(person.name),
      rev: 1,
      name: person.name,
      email: `${key}@tideway.example`,
      phone: person.phone,
      about: person.about,
      photo: null,
      privacy: DEFAULT_PRIVACY,
    })),
    memberships: Object.values(ADMINISTRATORS).flatMap((person) =>
      (['riverside', 'harbour'] as const).flatMap((place) => {
        const [adminRole, sinceDays] = person[place] ?? []
        if (adminRole === undefined || sinceDays === undefined) return []
        return [membershipOf(person.name, places[place], adminRole, sinceDays)]
      }),
    ),
  }
}

/** The id of a person of the demo, by name. */
export function userIdOf(name: string): UserId {
  return UserId.parse(namedId(`user:${name}`))
}

function speakerOf(name: string): Speaker {
  return { userId: userIdOf(name), called: name.split(' ')[0] ?? name, companyId: null }
}

function locationRow(
  name: string,
  timeZone: string,
  address: string,
  information: LocationRow['information'],
): LocationRow {
  return {
    id: LocationId.parse(namedId(`location:${name}`)),
    rev: 1,
    networkName: 'Tideway',
    name,
    timeZone,
    address,
    information,
    chatsOn: true,
    networkChatsOn: true,
    defaultPrivacy: DEFAULT_PRIVACY,
    communityVisibility: 'administrators',
    feedVisibility: 'locationMembers',
    visitorsVisibility: 'locationMembers',
    visitsNeedApproval: name === 'Riverside',
  }
}

function membershipOf(
  name: string,
  { row, calendar }: DemoPlace,
  adminRole: AdministratorRole,
  sinceDays: number,
): MembershipRow {
  return {
    id: namedId(`membership:${row.name}:${name}`),
    rev: 1,
    userId: userIdOf(name),
    locationId: row.id,
    type: 'member',
    adminRole,
    companyId: null,
    companyRole: null,
    plan: null,
    since: calendar.at(calendar.today - sinceDays, '09:00'),
  }
}
