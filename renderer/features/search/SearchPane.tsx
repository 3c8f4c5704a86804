import { useCallback, useEffect, useRef } from 'react'
import { parseQuery } from '../../../protocol/search/query.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'
import { FilterChip } from '../../ui/Chip.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { useLasting } from '../../ui/use-lasting.ts'
import type { VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { FoundMessages } from './FoundMessages.tsx'
import { FoundOthers } from './FoundOthers.tsx'
import { NothingFound } from './NothingFound.tsx'
import { OperatorHelp } from './OperatorHelp.tsx'
import { openHit } from './open-hit.ts'
import styles from './SearchPane.module.css'

/** Words that find nothing are mostly on their way to others: that they do is said when one pauses. */
const NOTHING_AFTER_MS = 150

/** Everything on this computer, by words and operators: messages at the left, what else was found beside them. */
export function SearchPane() {
  const { query, within, offered, found, answered, others, othersAnswered, error, calls } = useSearch()
  const goToPane = useNavigation((state) => state.goToPane)
  const field = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualListHandle>(null)
  useEffect(() => useSearch.getState().watch(), [])
  useEffect(() => {
    const input = field.current?.querySelector('input')
    input?.focus()
    input?.select()
  }, [calls])

  const parsed = parseQuery(query)
  const isAsked = parsed.terms.length > 0 || parsed.from.length + parsed.in.length > 0 || parsed.hasFile
  const asksTime = parsed.before.length + parsed.after.length > 0
  const shows = (isAsked || asksTime) && found !== null && answered !== null
  const isWhole = answered === query && othersAnswered === query
  const otherCount = others.people.length + others.files.length + others.notifications.length
  const isEmpty = useLasting(
    shows && isWhole && found.messages.length === 0 && otherCount === 0,
    NOTHING_AFTER_MS,
  )
  const focusField = useCallback(() => field.current?.querySelector('input')?.focus(), [])
  const ask = (words: string) => useSearch.getState().ask(words)

  return (
    <section
      className={styles.pane}
      aria-label="Search"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
        event.preventDefault()
        goToPane('chats')
      }}
    >
      <PaneHead title="Search" />
      <div className={styles.asking} ref={field}>
        <SearchField
          label={
            within
              ? `Search in the chat with ${within.name}`
              : 'Search messages, people, files and notifications'
          }
          value={query}
          onSearch={ask}
          onKeyDown={(event) => {
            const first = found?.messages[0]
            if (event.key === 'ArrowDown' && first) list.current?.focusRow()
            else if (event.key === 'Enter' && first && answered === query)
              openHit(first.conversationId, first.seq)
            else return
            event.preventDefault()
          }}
        />
        {offered && (
          <FilterChip
            chosen={within !== null}
            onChoose={() => useSearch.getState().keepTo(within ? null : offered)}
          >
            <span>
              Only in the chat with <bdi>{offered.name}</bdi>
            </span>
          </FilterChip>
        )}
        {found?.problem && answered === query && (
          <p className={styles.problem} role="status">
            {found.problem}
          </p>
        )}
      </div>
      {error !== null && <PaneError what="The search" error={error} onRetry={() => ask(query)} />}
      {error === null && !isAsked && !asksTime && (
        <PaneNothing what="Search">
          <OperatorHelp
            onTake={(words) => {
              ask(query.trim() === '' ? words : `${query.trim()} ${words}`)
              focusField()
            }}
          />
        </PaneNothing>
      )}
      {error === null && isEmpty && <NothingFound query={query} within={within} />}
      {error === null && shows && !isEmpty && (
        <div
          className={styles.found}
          // The place beside the messages is kept free until it is known that nothing comes there.
          data-both={found.messages.length > 0 && (otherCount > 0 || !isWhole)}
        >
          <FoundMessages
            handle={list}
            messages={found.messages}
            hasMore={found.nextBefore !== null}
            showsChat={within === null}
            onBack={focusField}
          />
          {otherCount > 0 && <FoundOthers others={others} />}
        </div>
      )}
      <p className={styles.spoken} role="status">
        {shows && isWhole ? spokenCount(found.messages.length, found.nextBefore !== null, otherCount) : ''}
      </p>
    </section>
  )
}

function spokenCount(messages: number, hasMore: boolean, others: number): string {
  const count = `${messages}${hasMore ? ' or more' : ''} ${messages === 1 ? 'message' : 'messages'}`
  return others === 0 ? `Found ${count}` : `Found ${count}, and ${others} people, files or notifications`
}
