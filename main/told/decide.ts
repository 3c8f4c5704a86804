import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { ThingToTell } from '../store/views.ts'
import { groupOf } from './thing.ts'

/** What came while nobody was connected is told one by one only when it is younger than this. */
export const FRESH_MS = 5 * 60_000
/** More groups than this at once are told in one sentence. */
export const AT_ONCE_MAX = 5
/** How far back things are looked at, by the server's clock; what was seen is remembered as long. */
export const LOOKED_AT_MS = 4 * 24 * 3_600_000

/** What has been considered, and what is on the screen. */
export interface ToldState {
  /** Every thing that was looked at, with its time: nothing is told twice. */
  seen: ReadonlyMap<string, number | null>
  /** By group: the thing that its notification speaks of. */
  shown: ReadonlyMap<string, string>
  /** What the summary counts: it came too late, or too much of it at once. */
  missed: ReadonlySet<string>
  /** The newest time that was seen, by the server's clock. */
  newestAt: number
}

export const NOTHING_TOLD: ToldState = { seen: new Map(), shown: new Map(), missed: new Set(), newestAt: 0 }

/** What there is at one look, and what holds at that moment. */
export interface Look {
  nowMs: number
  things: readonly ThingToTell[]
  /**
   * `baseline`: nothing of this is news, as at the start of the app and in a first sync. `history`: old messages are
   * being fetched as well. `catchUp`: what happened while nobody was connected has come. `live`: the app had been in
   * step with the server, so that what is new here has just happened.
   */
  when: 'baseline' | 'history' | 'catchUp' | 'live'
  isQuiet: boolean
  /** The chat that is open in a window with the focus: it is being read. */
  openChat: ConversationId | null
}

export type ToldOrder =
  /** `count` are the new things of the group since it was last read or shown. */
  | { do: 'show'; group: string; thing: ThingToTell; count: number; silent: boolean }
  | { do: 'withdraw'; group: string }
  /** In place of the last summary; `grew` when there is more to tell than before. */
  | { do: 'summarise'; things: ThingToTell[]; grew: boolean }
  | { do: 'withdrawSummary' }

/**
 * Decides what is shown and what is taken back, from all that could be told of now: what is no longer among it has been
 * read, here or on another device, and goes. Pure: the same state and look give the same orders.
 */
export function decide(state: ToldState, look: Look): [ToldState, ToldOrder[]] {
  const here = new Map(look.things.map((thing) => [thing.key, thing]))
  const isNew = look.things.filter((thing) => !state.seen.has(thing.key))
  const telling = isNew.filter((thing) => mayTell(thing, look))
  const fresh = telling.filter((thing) => isFresh(thing, state, look))
  const late = telling.filter((thing) => !fresh.includes(thing) && isMissed(thing, state, look))
  const groups = newestOfGroups(fresh)
  const tooMany = groups.size > AT_ONCE_MAX
  const orders: ToldOrder[] = []

  const shown = new Map(state.shown)
  for (const [group, key] of state.shown) {
    const thing = here.get(key)
    if (thing?.wanted && !isOpen(thing, look)) continue
    shown.delete(group)
    if (tooMany || !groups.has(group)) orders.push({ do: 'withdraw', group })
  }
  if (!tooMany) {
    for (const [group, { thing, count }] of groups) {
      const wasShown = state.shown.has(group)
      orders.push({ do: 'show', group, thing, count, silent: wasShown })
      shown.set(group, thing.key)
    }
  }

  const missed = new Set([...state.missed].filter((key) => here.has(key)))
  const more = tooMany ? telling : late
  for (const { key } of more) missed.add(key)
  if (missed.size === 0 && state.missed.size > 0) orders.push({ do: 'withdrawSummary' })
  else if (more.length > 0) {
    orders.push({ do: 'summarise', things: look.things.filter(({ key }) => missed.has(key)), grew: true })
  }

  return [{ seen: seenNow(state, look, here), shown, missed, newestAt: newestOf(state, look) }, orders]
}

function mayTell(thing: ThingToTell, look: Look): boolean {
  return look.when !== 'baseline' && !look.isQuiet && thing.wanted && !isOpen(thing, look)
}

function isOpen(thing: ThingToTell, { openChat }: Look): boolean {
  return openChat !== null && 'conversationId' in thing && thing.conversationId === openChat
}

/** The two clocks may differ: what has just come in step with the server is compared with the server's time only. */
function isFresh({ at }: ThingToTell, { newestAt }: ToldState, { when, nowMs }: Look): boolean {
  // Only old messages come with the history: a chat that is handed over meanwhile is news.
  if (at === null) return when === 'live' || when === 'history'
  return when === 'live' ? at > newestAt - FRESH_MS : at > nowMs - FRESH_MS
}

/** What is older than something that was seen is history that was fetched late: no news. */
function isMissed({ at }: ThingToTell, { newestAt }: ToldState, { when }: Look): boolean {
  return when === 'catchUp' && (at === null || at > newestAt)
}

function newestOfGroups(things: readonly ThingToTell[]): Map<string, { thing: ThingToTell; count: number }> {
  const groups = new Map<string, { thing: ThingToTell; count: number }>()
  for (const thing of [...things].sort((a, b) => (a.at ?? 0) - (b.at ?? 0))) {
    const group = groupOf(thing)
    groups.set(group, { thing, count: (groups.get(group)?.count ?? 0) + 1 })
  }
  return groups
}

/** Things without a time are forgotten when they are gone: they may happen again. */
function seenNow(state: ToldState, look: Look, here: ReadonlyMap<string, ThingToTell>): ToldState['seen'] {
  const kept = [...state.seen].filter(([key, at]) =>
    at === null ? here.has(key) : here.has(key) || at > newestOf(state, look) - LOOKED_AT_MS,
  )
  return new Map([...kept, ...look.things.map(({ key, at }) => [key, at] as const)])
}

function newestOf(state: ToldState, look: Look): number {
  return look.things.reduce((newest, { at }) => Math.max(newest, at ?? 0), state.newestAt)
}
