import type { Calendar } from './calendar.ts'
import type { Language } from './dialogue.ts'
import type { Random } from './random.ts'

const GUESTS = [
  'Hannah Weiss', 'Paul Okonkwo', 'Mei Lin', 'Jorge Salas', 'Ana Lucía Paz', 'Dr. Iyer', 'Ben Achterberg',
  'Sofie Lund', 'Karim Mansour', 'Ewa Lis', 'Naomi Adler', 'Tom Whitby', 'Aiko Mori', 'Greta Hansen',
  'Samuel Osei', 'Lucie Marchand', 'Viktor Hrytsenko', 'Ines Prado', 'Dong-hyun Yoo', 'Matteo Riva',
] // prettier-ignore
const FLOORS = ['second', 'third']
const LATEST_MINUTE = 20 * 60

/** Who and where a dialogue is about. */
interface Setting {
  language: Language
  rooms: readonly string[]
  place: string
  company: string
  first: string
  staff: string
  calendar: Calendar
  /** When it begins, in milliseconds. */
  at: number
}

export type Words = Record<string, string>

/** What stands in the slots of one dialogue: the same room and time in question and answer. */
export function chooseWords(setting: Setting, random: Random): Words {
  const { calendar, language, rooms, at } = setting
  const day = calendar.dayOf(at)
  const minute = Math.floor((at - calendar.at(day, '00:00')) / 60_000)
  const start = Math.min(LATEST_MINUTE, (Math.floor(minute / 30) + random.whole(1, 5)) * 30)
  const coming = nextWorkday(calendar, day + random.whole(1, 5))
  const room = random.pick(rooms)
  const month = new Date(at).getUTCMonth()
  return {
    first: setting.first,
    staff: setting.staff,
    place: setting.place,
    company: setting.company,
    room,
    otherRoom: rooms[(rooms.indexOf(room) + 1) % rooms.length] ?? room,
    time: clock(start),
    later: clock(start + random.whole(2, 3) * 30),
    earlier: clock(Math.max(8 * 60 + 5, minute - random.whole(10, 90))),
    day: language.days[calendar.weekday(coming)] ?? '',
    month: language.months[(month + 11) % 12] ?? '',
    comingMonth: language.months[(month + 1) % 12] ?? '',
    desk: String(random.whole(11, 40)),
    locker: String(random.whole(1, 48)),
    floor: language.days[0] === 'Sunday' ? random.pick(FLOORS) : String(random.whole(2, 3)),
    code: String(random.whole(1000, 9999)),
    invoice: String(random.whole(1200, 2040)),
    amount: `${random.whole(2, 24) * 12}.00`,
    count: String(random.whole(3, 10)),
    small: String(random.whole(2, 9)),
    large: String(random.whole(4, 12) * 5),
    guest: random.pick(GUESTS),
  }
}

/** A line with its slots filled. */
export function fill(text: string, words: Words): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const word = words[name]
    if (word === undefined) throw new Error(`no such slot: ${slot}`)
    return word
  })
}

function nextWorkday(calendar: Calendar, day: number): number {
  const weekday = calendar.weekday(day)
  if (weekday === 6) return day + 2
  return weekday === 0 ? day + 1 : day
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
