import { create } from 'zustand'
import { parseQuery, type SearchTerm } from '../../protocol/search/query.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'

interface SearchWordsState {
  /** The chat in which a hit was opened; the words are marked in no other. */
  conversationId: ConversationId | null
  terms: SearchTerm[]
  show: (conversationId: ConversationId, query: string) => void
}

/** The words that were searched for, to be marked in the thread where a hit was opened. */
export const useSearchWords = create<SearchWordsState>()((set) => ({
  conversationId: null,
  terms: [],
  show: (conversationId, query) => set({ conversationId, terms: parseQuery(query).terms }),
}))
