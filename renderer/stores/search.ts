import { create } from 'zustand'
import type { MessageHit, MessagesFound, OthersFound } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call, sentenceOf } from '../app/bridge.ts'
import { afterPaint } from './after-paint.ts'
import { coalesced, whenChanged, type Topic } from './rereading.ts'

/** More than fit on a large screen: each of them is waited for at every letter. */
const PAGE_HITS = 30
/** Between the letters of a quick hand there is less than this. */
const OTHERS_AFTER_MS = 80
const TOPICS: readonly Topic[] = [
  'message',
  'user',
  'company',
  'customer',
  'membership',
  'notification',
  'conversation',
  'outbox',
  'fileText',
]

/** The chat that a search can be kept to. */
export interface SearchPlace {
  conversationId: ConversationId
  name: string
}

interface SearchState {
  query: string
  /** Looked through alone; null for everything. */
  within: SearchPlace | null
  /** The chat that was open when the search was: offered as a filter. */
  offered: SearchPlace | null
  /** What was found for `answered`; older messages are added to it. Stays until a newer answer is here. */
  found: MessagesFound | null
  answered: string | null
  /** People, files and notifications; those of earlier words stay until `othersAnswered` is as `answered`. */
  others: OthersFound
  othersAnswered: string | null
  error: string | null
  /** Grows when the field should take the focus. */
  calls: number
  /** Shows the search: kept to one chat, or with one on offer. The words of last time stay. */
  open: (place: { within: SearchPlace | null; offered?: SearchPlace | null }) => void
  ask: (query: string) => void
  keepTo: (within: SearchPlace | null) => void
  /** Adds older messages. */
  more: () => void
  /** Asks again after each change of what may be found; the returned function stops it. */
  watch: () => () => void
}

const NO_OTHERS: OthersFound = { people: [], files: [], notifications: [] }

/**
 * The search over everything on this computer. An answer to words that were typed over is dropped. Messages are asked
 * for first and shown at once: what else was found comes behind them.
 */
export const useSearch = create<SearchState>()((set, get) => {
  let reading = false
  const asked = () => {
    const { query, within } = get()
    return { query, conversationId: within?.conversationId ?? null }
  }
  const isStill = ({ query, conversationId }: ReturnType<typeof asked>) => {
    const now = asked()
    return now.query === query && now.conversationId === conversationId
  }
  const reread = coalesced(async () => {
    const question = asked()
    try {
      const found = await call('search.messages', { ...question, before: null, limit: PAGE_HITS })
      if (!isStill(question)) return
      set({ found, answered: question.query, error: null })
      void rereadOthers()
    } catch (error) {
      if (isStill(question)) set({ error: sentenceOf(error) })
    }
  })
  const rereadOthers = coalesced(async () => {
    const question = asked()
    try {
      // When the messages are on screen, and the next letter has not come soon after: it must not wait for this.
      await afterPaint()
      await new Promise((done) => setTimeout(done, OTHERS_AFTER_MS))
      if (!isStill(question)) return
      const others = await call('search.others', question)
      if (isStill(question)) set({ others, othersAnswered: question.query })
    } catch (error) {
      if (isStill(question)) set({ error: sentenceOf(error) })
    }
  })

  async function readOlder(before: number): Promise<void> {
    const question = asked()
    try {
      const older = await call('search.messages', { ...question, before, limit: PAGE_HITS })
      const { found } = get()
      if (!isStill(question) || found?.nextBefore !== before) return
      const messages: MessageHit[] = [...found.messages, ...older.messages]
      set({ found: { ...found, messages, nextBefore: older.nextBefore } })
    } catch (error) {
      set({ error: sentenceOf(error) })
    }
  }

  return {
    query: '',
    within: null,
    offered: null,
    found: null,
    answered: null,
    others: NO_OTHERS,
    othersAnswered: null,
    error: null,
    calls: 0,
    open: ({ within, offered = null }) => {
      const changed = within?.conversationId !== get().within?.conversationId
      set((state) => ({ within, offered: within ?? offered, calls: state.calls + 1 }))
      if (changed) void reread()
    },
    ask: (query) => {
      set({ query })
      void reread()
    },
    keepTo: (within) => {
      set({ within })
      void reread()
    },
    more: () => {
      const before = get().found?.nextBefore ?? null
      if (before === null || reading) return
      reading = true
      void readOlder(before).finally(() => {
        reading = false
      })
    },
    watch: () =>
      whenChanged(TOPICS, () => {
        const { query, found } = get()
        // Whoever has scrolled into older hits keeps them: reading the first page again would take them away.
        if (query !== '' && (found?.messages.length ?? 0) <= PAGE_HITS) void reread()
      }),
  }
})
