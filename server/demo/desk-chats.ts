import { deskConversationId } from '../../protocol/wire/ids.ts'
import type { ConversationRow, ReadMarkRow } from '../../protocol/wire/rows/chats.ts'
import type { Assets } from './assets.ts'
import { addPicturedBooking } from './coming-bookings.ts'
import { markMessage } from './mark-message.ts'
import { LANGUAGES } from './languages/index.ts'
import type { DemoNetwork } from './network.ts'
import { picturedEndings, quietSince, type Ending } from './pictured-chats.ts'
import { createRandom, type Random } from './random.ts'
import type { Customer } from './residents.ts'
import { talk } from './talk.ts'
import { Thread } from './thread.ts'

/** A desk chat before its messages are written. */
export interface ChatPlan {
  conversation: ConversationRow
  customer: Customer
  from: number
  until: number
  /** Messages that are made up, before the ending. */
  body: number
  ending: Ending | null
}

const HISTORY_MS = 260 * 86_400_000
const MINUTE_MS = 60_000
/** An opened chat has at least so many made-up messages. */
const SHORTEST = 4

/** The chats of the named customers, with `total` messages in all. */
export function planChats(network: DemoNetwork, customers: readonly Customer[], total: number): ChatPlan[] {
  const endings = picturedEndings(network)
  const random = createRandom('chats')
  const plans = customers.flatMap((customer) => {
    const ending = customer.place === 'riverside' ? (endings.get(customer.name) ?? null) : null
    const plan = planChat(network, customer, ending, random)
    return plan === null ? [] : [plan]
  })
  const written = plans.reduce((sum, { ending }) => sum + (ending?.lines.length ?? 0), 0)
  const open = plans.filter(({ ending }) => ending?.whole !== true)
  shareOut(open, total - written, random)
  return plans
}

function planChat(
  network: DemoNetwork,
  customer: Customer,
  ending: Ending | null,
  random: Random,
): ChatPlan | null {
  const { row, calendar, staff } = network.places[customer.place]
  const limit = customer.place === 'riverside' ? quietSince(network) : calendar.thisMorning('10:40')
  const firstLine = ending?.lines[0]?.at
  const until = firstLine ?? latest(customer, limit, random)
  // Newcomers of the last days have nothing to say yet, but for those in the pictures.
  if (customer.since > until && ending === null) return null
  const from = ending?.whole === true ? until : Math.max(customer.since, until - HISTORY_MS)
  const assignee = random.chance(0.5) ? random.pick(staff) : undefined
  const named = ending?.assignee && network.administrators[ending.assignee]
  return {
    customer,
    ending,
    from,
    until: firstLine === undefined ? until : Math.min(until - 90 * MINUTE_MS, limit),
    body: 0,
    conversation: {
      id: deskConversationId(row.id, customer.subject),
      rev: 1,
      kind: 'desk',
      locationId: row.id,
      subject: customer.subject,
      participantIds: [],
      assigneeUserId: (named ?? assignee)?.userId ?? null,
      closedTo: [],
      createdAt: from,
    },
  }
}

/** Most chats were busy lately, some have been silent for months. */
function latest(customer: Customer, limit: number, random: Random): number {
  const quietDays = Math.floor(random.next() ** 3 * 150)
  const until = limit - quietDays * 86_400_000 - random.whole(1, 90) * MINUTE_MS
  return Math.max(until, Math.min(limit - MINUTE_MS, customer.since + 3 * 86_400_000))
}

/** Shares messages out to the chats: a few long ones, many short, exactly `count` in all. */
function shareOut(plans: ChatPlan[], count: number, random: Random): void {
  const weights = plans.map(({ customer, from, until }) => {
    const months = Math.max(0.2, (until - from) / (30 * 86_400_000))
    const keen = customer.subject.kind === 'company' ? 1.6 : 1
    return Math.min(6, months) * keen * (0.25 + random.next() ** 4 * 4)
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const spare = Math.max(0, count - plans.length * SHORTEST)
  let left = count
  plans.forEach((plan, index) => {
    plan.body = Math.min(left, SHORTEST + Math.floor((spare * (weights[index] ?? 0)) / sum))
    left -= plan.body
  })
  const longest = plans.reduce((best, plan) => (plan.body > best.body ? plan : best))
  longest.body += left
}

/** Writes a planned chat. The same plan gives the same messages. */
export function writeChat(network: DemoNetwork, plan: ChatPlan, assets: Assets): Thread {
  const { customer, conversation, ending } = plan
  const { calendar, rooms, staff, row } = network.places[customer.place]
  const thread = new Thread(conversation.id, row.id, createRandom(`chat:${conversation.id}`))
  talk(thread, {
    language: LANGUAGES[customer.language],
    calendar,
    rooms,
    staff,
    assets,
    place: row.name,
    company: customer.company,
    customers: customer.speakers,
    from: plan.from,
    until: plan.until,
    count: plan.body,
  })
  const [customerSpeaker] = customer.speakers
  if (customerSpeaker === undefined) return thread
  const speakers = { ...network.administrators, customer: customerSpeaker }
  for (const line of ending?.lines ?? []) {
    const by = speakers[line.by]
    if (line.kind === 'booking') {
      addPicturedBooking(thread, calendar, by, line.at)
      continue
    }
    const message = thread.say({ ...line, by, asset: line.asset && assets[line.asset] })
    markMessage(message, line.marks, { speakers, thread })
  }
  return thread
}

/** How far the desk and the customer have read: Dana all but what waits for her. */
export function marksOf(network: DemoNetwork, plan: ChatPlan, thread: Thread): ReadMarkRow[] {
  const { dana, maria, ines } = network.administrators
  const { random, messages } = thread
  const last = messages.length
  const marks = new Map<string, number>()
  if (plan.customer.place === 'riverside') marks.set(dana.userId, last - (plan.ending?.unreadLines ?? 0))
  else marks.set(ines.userId, last)
  marks.set(maria.userId, Math.max(0, last - (random.chance(0.2) ? random.whole(1, 3) : 0)))
  const [customer] = plan.customer.speakers
  const read = messages.at(-1)?.side === 'customer' || random.chance(0.8) ? last : last - 1
  if (customer !== undefined) marks.set(customer.userId, read)
  return [...marks].map(([userId, seq]) => readMark(thread, userId, seq, last))
}

/** Everything has been delivered; what was not read waits on a device. */
function readMark({ conversationId }: Thread, userId: string, seq: number, last: number): ReadMarkRow {
  return {
    id: `${conversationId}:${userId}`,
    rev: 1,
    conversationId,
    userId: userId as ReadMarkRow['userId'],
    seq,
    deliveredSeq: last,
    flaggedUnread: false,
    pinned: false,
    mutedUntil: null,
    archivedSeq: null,
  }
}
