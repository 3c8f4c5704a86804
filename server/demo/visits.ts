import type { VisitRow } from '../../protocol/wire/rows/space.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import type { Place } from './people/person.ts'
import { createRandom, namedId } from './random.ts'

interface Visit {
  place: Place
  host: string
  visitor: string
  email?: string
  company?: string
  status: VisitRow['status']
  /** Clock times of this day; those that already happened are moved before `now` with the whole morning. */
  expected: string
  in?: string
  out?: string
  told?: string
  read?: string
  daysAgo?: number
}

const VISITS: Visit[] = [
  { place: 'riverside', host: 'Oleh Kovalenko', visitor: 'Sun-mi Park', email: 'sunmi.park@hanbit.example', company: 'Hanbit', status: 'checkedIn', expected: '10:00', in: '10:02', told: '10:02', read: '10:03' },
  { place: 'riverside', host: 'Siobhán O’Sullivan', visitor: 'Hannah Weiss', email: 'hannah@weiss-notar.example', company: 'Weiss Notariat', status: 'checkedIn', expected: '10:30', in: '10:36', told: '10:36' },
  { place: 'riverside', host: 'Bea Whitlock', visitor: 'Paul Okonkwo', company: 'Thames Joinery', status: 'checkedIn', expected: '09:30', in: '09:27', told: '09:27', read: '09:41' },
  { place: 'riverside', host: 'Amara Mensah', visitor: 'Mei Lin', email: 'mei.lin@gridworks.example', company: 'Gridworks', status: 'checkedOut', expected: '08:30', in: '08:31', out: '09:50', told: '08:31', read: '08:31' },
  { place: 'riverside', host: 'François Lefèvre', visitor: 'Jorge Salas', status: 'waitingForApproval', expected: '10:40' },
  { place: 'riverside', host: 'Ruth D’Souza', visitor: 'Ana Lucía Paz', email: 'analucia@paz.example', company: 'Fundación Paz', status: 'expected', expected: '11:15' },
  { place: 'riverside', host: 'Jonas Lindqvist', visitor: 'Guðrún Jónsdóttir', email: 'gudrun@kort.example', status: 'expected', expected: '14:00' },
  { place: 'riverside', host: 'Priya Raghunathan', visitor: 'Dr. Venkatanarasimharajuvaripeta Iyer', company: 'Institute for Grid Studies', status: 'expected', expected: '15:30' },
  { place: 'riverside', host: 'Kwame Asante', visitor: 'Benno Achterberg', company: 'Achterberg Samples', status: 'rejected', expected: '09:00' },
  { place: 'riverside', host: 'Grace Kim', visitor: '박지훈', email: 'jihun@studio-park.example', status: 'cancelled', expected: '16:00' },
  { place: 'riverside', host: 'Mehmet Yıldız', visitor: 'Karim Mansour', status: 'checkedOut', expected: '13:00', in: '13:04', out: '14:20', told: '13:04', read: '13:06', daysAgo: 1 },
  { place: 'riverside', host: 'Chidi Nwosu', visitor: 'Ewa Lis', status: 'checkedOut', expected: '11:00', in: '10:55', out: '12:10', told: '10:55', read: '10:58', daysAgo: 3 },
  { place: 'harbour', host: 'João Pereira', visitor: 'Sofie Lund', email: 'sofie@nordhavn.example', company: 'Nordhavn', status: 'checkedIn', expected: '10:00', in: '09:58', told: '09:58', read: '10:01' },
  { place: 'harbour', host: 'Carmen Iglesias', visitor: 'Rafael Quintas', status: 'expected', expected: '12:00' },
  { place: 'harbour', host: 'Duarte Nóbrega', visitor: 'Naomi Adler', company: 'Festival Adler', status: 'waitingForApproval', expected: '10:30' },
] // prettier-ignore

/** Visits of today in every state, with the times at which the host was told and read it, and a few of the days before. */
export function demoVisits(network: DemoNetwork): VisitRow[] {
  return VISITS.map((visit) => {
    const { calendar, row } = network.places[visit.place]
    const day = calendar.today - (visit.daysAgo ?? 0)
    const happened = (time: string | undefined) => {
      if (time === undefined) return null
      return visit.daysAgo === undefined ? calendar.thisMorning(time) : calendar.at(day, time)
    }
    const name = `visit:${visit.host}:${visit.visitor}`
    return {
      id: namedId(name),
      rev: 1,
      locationId: row.id,
      hostUserId: userIdOf(visit.host),
      visitorName: visit.visitor,
      visitorEmail: visit.email ?? null,
      visitorCompany: visit.company ?? null,
      registeredByUserId: userIdOf(visit.host),
      status: visit.status,
      statusBefore: null,
      statusAt: null,
      statusByUserId: null,
      expectedAt: visit.in === undefined ? calendar.at(day, visit.expected) : (happened(visit.expected) ?? 0),
      checkedInAt: happened(visit.in),
      checkedOutAt: happened(visit.out),
      hostToldAt: happened(visit.told),
      hostReadAt: happened(visit.read),
      hostComingAt: null,
      nudgedAt: null,
      // They are in the past of the demo, or expected today: none is written to.
      mailedAt: visit.email === undefined ? null : calendar.at(day - 1, '16:00'),
      code: String(createRandom(name).whole(100_000, 999_999)),
    }
  })
}
