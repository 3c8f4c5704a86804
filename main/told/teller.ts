import type { Route } from '../../protocol/ipc/app-views.ts'
import type { ToldSettings } from '../../protocol/ipc/told-views.ts'
import type { ConversationId, LocationId } from '../../protocol/wire/ids.ts'
import type { StoreClient } from '../store/store.ts'
import type { ThingToTell } from '../store/views.ts'
import { decide, LOOKED_AT_MS, NOTHING_TOLD, type Look, type ToldOrder, type ToldState } from './decide.ts'
import { summaryWords, wordsOf, type ToldWords } from './words.ts'

/** Rows that come within this time are told together. */
const GATHER_MS = 120
const SUMMARY = 'summary'

/** The system's notifications, one per key. */
export interface Notifier {
  /** Takes the place of the one with the same key. */
  show(key: string, words: ToldWords & { silent: boolean; clicked(): void }): void
  withdraw(key: string): void
}

/** The account that is open, as far as telling needs it. */
export interface ToldAccount {
  store: Pick<StoreClient, 'thingsToTell'>
  status(): {
    connection: 'connecting' | 'online' | 'offline'
    lastSyncedAt: number | null
    firstSync: object | null
    history: object | null
  }
}

export interface TellerOptions {
  account(): ToldAccount | null
  settings(): ToldSettings
  /** Nothing may be shown now. */
  isQuiet(): boolean
  /** The chat that is open in a window with the focus. */
  openChat(): ConversationId | null
  notifier: Notifier
  /** A notification was clicked: shows the very thing. */
  go(route: Route, locationId: LocationId): void
  now(): number
  setTimer(delayMs: number, fire: () => void): () => void
  failed(error: unknown): void
}

/** Shows the system's notifications of an account, and takes back what has been read. */
export interface Teller {
  /** When another account is open, or none: what is on the screen goes, and what is there already is no news. */
  accountChanged(): void
  /** Rows changed, the window or the settings did: what there is to tell is looked at again. */
  look(): void
  /** The connection changed, or the app has come in step with the server. */
  statusChanged(): void
}

export function createTeller(options: TellerOptions): Teller {
  let state: ToldState = NOTHING_TOLD
  let account: ToldAccount | null = null
  /** What is here now is no news: the app has just started, or gets its first rows. */
  let isBaseline = true
  /** All that came before the app was in step with the server has been looked at. */
  let caughtUp = false
  let syncedAtOffline: number | null = null
  let wasOnline = false
  let cancelTimer: (() => void) | null = null
  let looking: Promise<void> = Promise.resolve()

  function accountChanged(): void {
    if (options.account() === account) return
    cancelTimer?.()
    cancelTimer = null
    for (const group of state.shown.keys()) options.notifier.withdraw(group)
    if (state.missed.size > 0) options.notifier.withdraw(SUMMARY)
    state = NOTHING_TOLD
    account = options.account()
    isBaseline = true
    caughtUp = false
    wasOnline = false
    syncedAtOffline = account?.status().lastSyncedAt ?? null
    if (account) enqueue(startedWithRows)
  }

  /** A first sync goes on being one until the app is in step with the server for the first time. */
  const startedWithRows = () => {
    const status = account?.status()
    isBaseline = !status || status.lastSyncedAt === null || status.firstSync !== null
  }

  function enqueue(then?: () => void): void {
    looking = looking.then(lookOnce).then(then).catch(options.failed)
  }

  async function lookOnce(): Promise<void> {
    const looked = account
    if (!looked) return
    const when = whenIsIt(looked)
    const nowMs = options.now()
    const things = await looked.store.thingsToTell({ sinceMs: nowMs - LOOKED_AT_MS })
    if (account !== looked) return
    const settings = options.settings()
    const [next, orders] = decide(state, {
      nowMs,
      things,
      when,
      isQuiet: options.isQuiet(),
      openChat: options.openChat(),
    })
    state = next
    for (const order of orders) carryOut(order, settings)
  }

  function whenIsIt(looked: ToldAccount): Look['when'] {
    const status = looked.status()
    if (isBaseline || status.firstSync !== null) return 'baseline'
    if (status.history !== null) return 'history'
    return caughtUp ? 'live' : 'catchUp'
  }

  function carryOut(order: ToldOrder, settings: ToldSettings): void {
    const { notifier } = options
    if (order.do === 'withdraw') notifier.withdraw(order.group)
    else if (order.do === 'withdrawSummary') notifier.withdraw(SUMMARY)
    else if (order.do === 'summarise') {
      const [first] = order.things
      notifier.show(SUMMARY, {
        ...summaryWords(order.things),
        silent: !settings.sound,
        clicked: () => first && options.go(paneOf(first), first.locationId),
      })
    } else {
      const { thing } = order
      notifier.show(order.group, {
        ...wordsOf(thing, order.count, settings.hideContent),
        silent: order.silent || !settings.sound,
        clicked: () => options.go(routeOf(thing), thing.locationId),
      })
    }
  }

  return {
    accountChanged,
    look() {
      if (!account) return
      cancelTimer ??= options.setTimer(GATHER_MS, () => {
        cancelTimer = null
        enqueue()
      })
    },
    statusChanged() {
      const status = account?.status()
      if (!status) return
      const isOnline = status.connection === 'online'
      if (!isOnline && wasOnline) {
        caughtUp = false
        syncedAtOffline = status.lastSyncedAt
      } else if (isOnline && !caughtUp && status.lastSyncedAt !== syncedAtOffline) {
        // What the catching up has brought is looked at first, as that.
        enqueue(() => {
          caughtUp = true
          isBaseline = false
        })
      }
      wasOnline = isOnline
    },
  }
}

/** Where the very thing is. */
function routeOf(thing: ThingToTell): Route {
  switch (thing.kind) {
    case 'message':
      return { pane: 'chats', conversationId: thing.conversationId }
    case 'assignment':
      return { pane: 'chats', conversationId: thing.conversationId }
    case 'notification': {
      const { conversationId, seq } = thing
      if (conversationId === undefined) return { pane: 'notifications', notificationId: thing.notificationId }
      return { pane: 'chats', conversationId, ...(seq !== undefined && { seq }) }
    }
    case 'visit':
      return { pane: 'visitors', visitId: thing.visitId }
  }
}

function paneOf(thing: ThingToTell): Route {
  if (thing.kind === 'visit') return { pane: 'visitors' }
  if (thing.kind === 'notification') return { pane: 'notifications' }
  return { pane: 'chats', conversationId: null }
}
