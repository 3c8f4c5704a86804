import { create } from 'zustand'
import type { MessageHit, SearchResult } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call, sentenceOf } from '../app/bridge.ts'
import { coalesced, whenChanged, type Topic } from './rereading.ts'

const PAGE_HITS = 50
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
  result: SearchResult | null
  answered: string | null
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

/** The search over everything on this computer. An answer to words that were typed over is dropped. */
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
      const result = await call('search.find', { ...question, before: null, limit: PAGE_HITS })
      if (isStill(question)) set({ result, answered: question.query, error: null })
    } catch (error) {
      if (isStill(question)) set({ error: sentenceOf(error) })
    }
  })

  async function readOlder(before: number): Promise<void> {
    const question = asked()
    try {
      const older = await call('search.find', { ...question, before, limit: PAGE_HITS })
      const { result } = get()
      if (!isStill(question) || result?.nextBefore !== before) return
      const messages: MessageHit[] = [...result.messages, ...older.messages]
      set({ result: { ...result, messages, nextBefore: older.nextBefore } })
    } catch (error) {
      set({ error: sentenceOf(error) })
    }
  }

  return {
    query: '',
    within: null,
    offered: null,
    result: null,
    answered: null,
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
      const before = get().result?.nextBefore ?? null
      if (before === null || reading) return
      reading = true
      void readOlder(before).finally(() => {
        reading = false
      })
    },
    watch: () =>
      whenChanged(TOPICS, () => {
        const { query, result } = get()
        // Whoever has scrolled into older hits keeps them: reading the first page again would take them away.
        if (query !== '' && (result?.messages.length ?? 0) <= PAGE_HITS) void reread()
      }),
  }
})
