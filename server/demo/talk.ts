import type { Assets } from './assets.ts'
import type { Calendar } from './calendar.ts'
import { composeDialogues, type Dialogue, type Language } from './dialogue.ts'
import type { Speaker, Thread } from './thread.ts'
import { chooseWords, fill, type Words } from './words.ts'

/** What a stretch of made-up talk is about and how long it goes on. */
interface Talk {
  language: Language
  calendar: Calendar
  place: string
  rooms: readonly string[]
  assets: Assets
  company: string
  /** Those who write to the desk; one of them in each matter. */
  customers: readonly Speaker[]
  /** Those who answer, the usual one first. */
  staff: readonly Speaker[]
  from: number
  until: number
  count: number
}

const MINUTE_MS = 60_000
/** How often the usual one answers. */
const USUAL = 0.7
const EDITED = 0.01
/** Two and three ways in every combination. */
const WAYS = 6

/** Writes exactly `count` messages between two times, within opening hours, into the thread. */
export function talk(thread: Thread, about: Talk): void {
  const { calendar } = about
  const dialogues = composeDialogues(about.language, about.count, thread.random, true)
  const begins = calendar.openMinutes(about.from)
  const ends = Math.max(begins, calendar.openMinutes(about.until))
  const starts = dialogues.map(() => begins + thread.random.next() * (ends - begins)).sort((a, b) => a - b)
  dialogues.forEach((dialogue, index) => {
    const start = starts[index] ?? begins
    hold(thread, about, dialogue, start, (starts[index + 1] ?? ends) - start)
  })
}

/** One matter, with all of its messages in the open minutes that it may take. */
function hold(thread: Thread, about: Talk, dialogue: Dialogue, start: number, room: number): void {
  const { random } = thread
  const customer = random.pick(about.customers)
  const [usual] = about.staff
  const staff = usual !== undefined && random.chance(USUAL) ? usual : random.pick(about.staff)
  const offsets = pauses(thread, dialogue.lines.length, room)
  const at = (line: number) =>
    Math.min(about.until, about.calendar.atOpenMinute(start + (offsets[line] ?? 0)))
  const words = chooseWords({ ...about, first: customer.called, staff: staff.called, at: at(0) }, random)
  // Lines with as many ways to say them belong together: the third answer is the one to the third question.
  const way = random.whole(0, WAYS - 1)
  dialogue.lines.forEach((line, index) => {
    if (line.kind === 'booking') {
      thread.addBooking({ by: customer, at: at(index), booking: bookingOf(about, words, at(index), thread) })
      return
    }
    const message = thread.say({
      kind: line.kind,
      by: line.kind === 'customer' ? customer : staff,
      at: at(index),
      text: fill(line.variants[way % line.variants.length] ?? '', words),
      asset: line.asset && about.assets[line.asset],
    })
    if (random.chance(EDITED)) {
      message.rev = 2
      message.editedAt = Math.min(about.until, message.sentAt + MINUTE_MS)
    }
  })
}

/** Minutes from the first line to each: mostly quick answers, now and then one after lunch. */
function pauses(thread: Thread, lines: number, room: number): number[] {
  const { random } = thread
  let sum = 0
  const offsets = Array.from({ length: lines }, (_, index) => {
    if (index > 0) sum += random.chance(0.12) ? 20 + random.next() * 70 : 0.4 + random.next() * 8
    return sum
  })
  const shrink = sum > room * 0.9 ? (room * 0.9) / sum : 1
  return offsets.map((offset) => offset * shrink)
}

function bookingOf(about: Talk, words: Words, at: number, thread: Thread) {
  const { calendar } = about
  const { random } = thread
  const [workday] = [1, 2, 3, 4]
    .map((ahead) => calendar.dayOf(at) + ahead)
    .filter((day) => about.language.days[calendar.weekday(day)] === words.day)
  const day = workday ?? calendar.dayOf(at) + 5
  const startsAt = calendar.at(day, words.time ?? '10:00')
  return {
    service: 'room' as const,
    resource: words.room ?? '',
    title: random.pick(['Team meeting', 'Client meeting', 'Interview', 'Workshop', 'Call', 'Planning']),
    startsAt,
    endsAt: startsAt + random.whole(2, 6) * 30 * MINUTE_MS,
    status: random.chance(0.94) ? ('completed' as const) : ('cancelled' as const),
    paid: random.chance(0.85),
    first: false,
  }
}
