import { SearchX } from 'lucide-react'
import { useSearch, type SearchPlace } from '../../stores/search.ts'
import { useStatus } from '../../stores/status.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { countWords } from '../../ui/size-words.ts'

/** No hits: why that may be, and the way out. */
export function NothingFound({ query, within }: { query: string; within: SearchPlace | null }) {
  const history = useStatus((state) => state.status?.history ?? null)
  return (
    <EmptyState
      icon={<SearchX size={20} strokeWidth={1.75} />}
      title={
        within ? `Nothing in the chat with ${within.name} has “${query}”` : `Nothing here has “${query}”`
      }
      action={
        within ? (
          <Button onClick={() => useSearch.getState().keepTo(null)}>Search everywhere</Button>
        ) : (
          <Button onClick={() => useSearch.getState().ask('')}>Clear the search</Button>
        )
      }
    >
      {history
        ? `Older messages are still being fetched: ${countWords(history.done)} of ${countWords(history.total)} rows are here.`
        : 'All words must be in one message. Fewer of them, or only their beginnings, find more.'}
    </EmptyState>
  )
}
