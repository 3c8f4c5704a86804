import type { Random } from './random.ts'

/** A file that a line carries, by the short name that the scripts use. */
export type AssetName =
  | 'projector'
  | 'bikes'
  | 'parcels'
  | 'plan'
  | 'video'
  | 'desks'
  | 'contract'
  | 'wifi'
  | 'team'

export type LineKind = 'customer' | 'desk' | 'note' | 'booking'

export interface Line {
  kind: LineKind
  /** Said only now and then. */
  optional: boolean
  asset: AssetName | null
  /** One of these is said; braces hold slots, see words.ts. */
  variants: string[]
}

/** One small matter from the first question to the last word. */
interface Topic {
  name: string
  lines: Line[]
  /** How many lines it has at least. */
  shortest: number
}

export interface Language {
  /** Sunday first, as in "see you ...". */
  days: readonly string[]
  /** January first, as in "the invoice for ...". */
  months: readonly string[]
  topics: readonly Topic[]
}

const KINDS: Record<string, LineKind> = { c: 'customer', d: 'desk', n: 'note', b: 'booking' }
const ASSETS: readonly string[] = ['projector', 'bikes', 'parcels', 'plan', 'video', 'desks', 'contract']

/**
 * Reads a language's scripts. A line with # begins a topic; then each line says who speaks (c customer, d desk, n internal
 * note, b a booking card), a ? when it may be left out, + and a name when it carries a file, and what is said, with other
 * ways to say it after a bar.
 */
export function createLanguage(source: {
  days: readonly string[]
  months: readonly string[]
  topics: string
}): Language {
  const topics: Topic[] = []
  for (const text of source.topics.split('\n')) {
    if (text.startsWith('# ')) topics.push({ name: text.slice(2), lines: [], shortest: 0 })
    else if (text !== '') {
      const topic = topics.at(-1)
      if (topic === undefined) throw new Error(`this line stands before the first topic: ${text}`)
      const line = readLine(text)
      topic.lines.push(line)
      if (!line.optional) topic.shortest += 1
    }
  }
  return { days: source.days, months: source.months, topics }
}

function readLine(text: string): Line {
  const match = /^([cdnb])(\?)?(?:\+([a-z]+))?(?: (.+))?$/.exec(text)
  const kind = KINDS[match?.[1] ?? '']
  const asset = match?.[3] ?? null
  if (kind === undefined || (asset !== null && !isAsset(asset)))
    throw new Error(`not a line of a topic: ${text}`)
  return { kind, optional: match?.[2] !== undefined, asset, variants: (match?.[4] ?? '').split(' | ') }
}

function isAsset(name: string): name is AssetName {
  return ASSETS.includes(name)
}

/** A topic as it will be spoken: its lines without those that were left out. */
export interface Dialogue {
  lines: Line[]
}

/**
 * Dialogues with exactly `count` lines in all. Topics are dealt like cards, so none comes again before nearly all others
 * have been talked about. `bookings` says whether topics that begin with a booking may be dealt.
 */
export function composeDialogues(
  language: Language,
  count: number,
  random: Random,
  bookings: boolean,
): Dialogue[] {
  const usable = language.topics.filter((topic) => bookings || topic.lines[0]?.kind !== 'booking')
  const dialogues: Dialogue[] = []
  let deck: Topic[] = []
  let left = count
  while (left > 0) {
    if (left === 1) {
      dialogues.push(firstQuestion(usable, random))
      return dialogues
    }
    if (deck.length < usable.length / 4) deck = [...deck, ...shuffle(usable, random)]
    const found = deck.findIndex((topic) => fits(topic.shortest, left))
    const topic = deck[found] ?? usable.find(({ shortest }) => fits(shortest, left))
    if (topic === undefined) throw new Error(`no topic fits into ${left} lines`)
    if (found >= 0) deck.splice(found, 1)
    const lines = chooseLines(topic, left, random)
    dialogues.push({ lines })
    left -= lines.length
  }
  return dialogues
}

/** One line must never be what is left: nobody talks to nobody. */
function fits(length: number, left: number): boolean {
  return length === left || length <= left - 2
}

function chooseLines(topic: Topic, left: number, random: Random): Line[] {
  const required = topic.lines.filter((line) => !line.optional)
  if (required.length === topic.lines.length || !fits(topic.lines.length, left)) return required
  return random.chance(0.7) ? topic.lines : required
}

function firstQuestion(topics: readonly Topic[], random: Random): Dialogue {
  const questions = topics.flatMap(({ lines }) => (lines[0]?.kind === 'customer' ? [lines[0]] : []))
  return { lines: [random.pick(questions)] }
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const cards = [...list]
  for (let index = cards.length - 1; index > 0; index -= 1) {
    const other = random.whole(0, index)
    const card = cards[index]
    const swapped = cards[other]
    if (card === undefined || swapped === undefined) continue
    cards[index] = swapped
    cards[other] = card
  }
  return cards
}
