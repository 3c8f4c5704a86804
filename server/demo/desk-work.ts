import {
  deskConversationId,
  FollowUpId,
  HandOverId,
  SavedReplyId,
  type LocationId,
} from '../../protocol/wire/ids.ts'
import type { FollowUpRow, HandOverRow, SavedReplyRow } from '../../protocol/wire/rows/desk.ts'
import { firstBookingId } from './coming-bookings.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import type { Place } from './people/person.ts'
import { namedId } from './random.ts'

const REPLIES: [place: Place, title: string, text: string][] = [
  ['riverside', 'Welcome', 'Hi {{first name}}, welcome to {{location}}! Come to the front desk when you are in, I will show you around. {{host}}'],
  ['riverside', 'Booking confirmed', 'Hi {{first name}}, {{room}} is yours on {{date}} at {{time}}. Screen, whiteboard and coffee are included.'],
  ['riverside', 'Parking', 'You can park in the yard behind {{location}}, spaces 10 to 16. Please leave your number plate with us, then nobody tows you.'],
  ['riverside', 'Wi-Fi', 'The network is “Tideway guests”. The password changes every Monday and is on the card in your room, {{first name}}.'],
  ['riverside', 'Visitor is here', 'Good morning {{name}}, your visitor has arrived and waits in the lounge with a coffee.'],
  ['riverside', 'Invoice question', 'Thank you, {{first name}}. I have asked Gareth, who keeps the books on Tuesdays and Thursdays. You will hear from us by then.'],
  ['riverside', 'Tour', 'We would love to show you around, {{first name}}. Tours leave the front desk at 11:00 and 16:00 on every workday.'],
  ['harbour', 'Bem-vindo', 'Olá {{first name}}, bem-vindo ao {{location}}! A receção abre às 8:00. {{host}}'],
  ['harbour', 'Reserva', 'Olá {{first name}}, a {{room}} está reservada para {{date}} às {{time}}.'],
] // prettier-ignore

/** What the desks of the demo keep for their work: saved replies, what was promised, and what the last shift left. */
export function deskWork(network: DemoNetwork): {
  savedReplies: SavedReplyRow[]
  followUps: FollowUpRow[]
  handOvers: HandOverRow[]
} {
  const { calendar, row } = network.places.riverside
  const { dana, maria } = network.administrators
  const yesterday = calendar.today - 1
  const followUp = followUpMaker(row.id)
  return {
    savedReplies: REPLIES.map(([place, title, text]) => ({
      id: SavedReplyId.parse(namedId(`saved reply:${place}:${title}`)),
      rev: 1,
      locationId: network.places[place].row.id,
      title,
      text,
    })),
    followUps: [
      followUp('Chidi Nwosu', dana.userId, 'Tell him whether VAT is on the invoice for day passes.', {
        due: { kind: 'time', at: calendar.at(yesterday, '17:00') },
        createdAt: calendar.at(calendar.last(5, 2), '11:34'),
      }),
      followUp('Pierre Charpentier', dana.userId, 'Say whether Team 3 is free from February.', {
        due: { kind: 'time', at: calendar.at(calendar.today, '16:00') },
        createdAt: calendar.at(yesterday, '16:50'),
      }),
      followUp('Jonas Lindqvist', maria.userId, 'When Guðrún is in, give her the badge and tell Jonas.', {
        due: { kind: 'checkIn', visitId: namedId('visit:Jonas Lindqvist:Guðrún Jónsdóttir') },
        createdAt: calendar.at(yesterday, '15:20'),
      }),
      followUp('Nadia Nguyen', dana.userId, 'Ask how the workshop went and offer her a flex desk.', {
        due: { kind: 'bookingEnd', bookingId: firstBookingId },
        createdAt: calendar.thisMorning('10:39'),
      }),
      followUp('Tomás Álvarez', maria.userId, 'Send the corrected invoice for September.', {
        due: { kind: 'time', at: calendar.at(calendar.today - 3, '12:00') },
        createdAt: calendar.at(calendar.today - 6, '10:00'),
        doneAt: calendar.at(calendar.today - 3, '11:40'),
        doneByUserId: dana.userId,
      }),
    ],
    handOvers: [
      handOver(row.id, {
        byUserId: maria.userId,
        at: calendar.at(yesterday, '18:05'),
        note:
          'Two parcels for Palm & Co are on the shelf, Adaeze collects them before noon.\n' +
          'Nadia may ask for the flex desk contract: the 10 % opening offer is fine.\n' +
          'Room 3 has no working screen until the technician has been there.',
      }),
      handOver(row.id, {
        byUserId: dana.userId,
        at: calendar.at(calendar.today - 2, '17:58'),
        note: 'Keys of locker 14 are in the drawer. Nothing else is open.',
        acknowledgedByUserId: maria.userId,
        acknowledgedAt: calendar.at(yesterday, '07:55'),
      }),
    ],
  }
}

function followUpMaker(locationId: LocationId) {
  return (
    about: string,
    byUserId: FollowUpRow['byUserId'],
    text: string,
    more: Pick<FollowUpRow, 'due' | 'createdAt'> & Partial<Pick<FollowUpRow, 'doneAt' | 'doneByUserId'>>,
  ): FollowUpRow => ({
    id: FollowUpId.parse(namedId(`follow-up:${about}:${text}`)),
    rev: 1,
    locationId,
    conversationId: deskConversationId(locationId, { kind: 'user', id: userIdOf(about) }),
    byUserId,
    text,
    doneAt: null,
    doneByUserId: null,
    ...more,
  })
}

function handOver(
  locationId: LocationId,
  more: Pick<HandOverRow, 'byUserId' | 'at' | 'note'> &
    Partial<Pick<HandOverRow, 'acknowledgedByUserId' | 'acknowledgedAt'>>,
): HandOverRow {
  return {
    id: HandOverId.parse(namedId(`hand-over:${more.at}`)),
    rev: 1,
    locationId,
    acknowledgedByUserId: null,
    acknowledgedAt: null,
    ...more,
  }
}
