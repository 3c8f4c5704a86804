import { useMemo } from 'react'
import { marksIn, type Mark } from '../../../protocol/search/marks.ts'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import { useSearchWords } from '../../stores/search-words.ts'

const NO_MARKS: readonly Mark[] = []

/** Where in a text of a conversation the searched words stand: nowhere, while nothing was looked for in it. */
export function useSearchMarks(conversationId: ConversationId | null, text: string): readonly Mark[] {
  const terms = useSearchWords((state) => (state.conversationId === conversationId ? state.terms : null))
  return useMemo(() => (terms && terms.length > 0 ? marksIn(text, terms) : NO_MARKS), [terms, text])
}
