import { MessageSquare } from 'lucide-react'
import { useEffect, useState, type Ref } from 'react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { flagUnread, useChats, type ChatFilter } from '../../../stores/chats.ts'
import { reportPaint } from '../../../stores/first-paint.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useStatus } from '../../../stores/status.ts'
import { Button } from '../../../ui/Button.tsx'
import { FilterChip } from '../../../ui/Chip.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SearchField } from '../../../ui/Field.tsx'
import { tellError } from '../../../ui/toast.ts'
import { VirtualList, type VirtualListHandle } from '../../../ui/VirtualList.tsx'
import { PersonDrop } from '../../drop/index.ts'
import { PaneError, PaneNothing } from '../../pane-states/index.ts'
import { ChatListRow } from './ChatListRow.tsx'
import { NewChatDialog } from './NewChatDialog.tsx'
import styles from './ChatList.module.css'

const FILTERS: readonly { filter: ChatFilter; label: string }[] = [
  { filter: 'all', label: 'All' },
  { filter: 'unread', label: 'Unread' },
  { filter: 'mine', label: 'Mine' },
  { filter: 'unassigned', label: 'Unassigned' },
]

/** All chats, newest first, with filters and a search by name. */
export function ChatList({
  chosen,
  handle,
}: {
  chosen: ConversationId | null
  handle: Ref<VirtualListHandle>
}) {
  const { rows, total, query, error, ask, show, reread } = useChats()
  const unread = useStatus((state) => state.badges.chats)
  const write = useNavigation((state) => state.write)
  const [choosing, setChoosing] = useState(false)
  useEffect(() => useChats.getState().watch(), [])
  const someRows = rows.size > 0
  useEffect(() => {
    if (someRows) reportPaint('chats')
  }, [someRows])

  const open = (index: number) => {
    const chat = rows.get(index)
    if (!chat) return
    if (chat.flaggedUnread) flagUnread(chat.conversationId, false).catch(tellError)
    write(chat.conversationId)
  }
  const chosenIndex = [...rows].find(([, chat]) => chat.conversationId === chosen)?.[0]

  return (
    <section className={styles.list} aria-label="Chats">
      <header className={styles.head}>
        <h1 className={styles.title}>Chats</h1>
        <Button onClick={() => setChoosing(true)}>New chat</Button>
      </header>
      <div className={styles.search}>
        <SearchField
          label="Search chats by name"
          value={query.query}
          onSearch={(words) => void ask({ query: words })}
        />
      </div>
      <div className={styles.filters} role="group" aria-label="Show">
        {FILTERS.map(({ filter, label }) => (
          <FilterChip key={filter} chosen={query.filter === filter} onChoose={() => void ask({ filter })}>
            {label}
            {filter === 'unread' && unread > 0 && ` ${unread}`}
          </FilterChip>
        ))}
      </div>
      {error && total === null && <PaneError what="Chats" error={error} onRetry={() => void reread()} />}
      {total === 0 && (
        <PaneNothing what="Chats">
          <Nothing
            filter={query.filter}
            words={query.query}
            onShowAll={() => void ask({ filter: 'all', query: '' })}
          />
        </PaneNothing>
      )}
      {total !== null && total > 0 && (
        <VirtualList
          handle={handle}
          label="Chats"
          className={styles.rows}
          count={total}
          rowHeight={60}
          startIndex={chosenIndex}
          onShow={show}
          rowKey={(index) => rows.get(index)?.conversationId ?? `row-${index}`}
          renderRow={(index, focus) => {
            const chat = rows.get(index)
            if (!chat) return <div className={styles.missing} />
            return (
              <PersonDrop face={chat.face} standing={chat.standing} conversationId={chat.conversationId}>
                <ChatListRow
                  chat={chat}
                  chosen={chat.conversationId === chosen}
                  focus={focus}
                  onOpen={() => open(index)}
                />
              </PersonDrop>
            )
          }}
        />
      )}
      {choosing && <NewChatDialog onClose={() => setChoosing(false)} />}
    </section>
  )
}

function Nothing({ filter, words, onShowAll }: { filter: ChatFilter; words: string; onShowAll: () => void }) {
  const icon = <MessageSquare size={20} strokeWidth={1.75} />
  const all = <Button onClick={onShowAll}>Show all chats</Button>
  if (words) return <EmptyState icon={icon} title={`No chat with "${words}"`} action={all} />
  if (filter === 'unread') return <EmptyState icon={icon} title="Everything is read" action={all} />
  if (filter === 'mine') return <EmptyState icon={icon} title="No chat is assigned to you" action={all} />
  if (filter === 'unassigned') return <EmptyState icon={icon} title="Every chat is assigned" action={all} />
  return (
    <EmptyState icon={icon} title="No chats yet">
      When a customer writes to the desk, the chat appears here. You can also begin one from New chat.
    </EmptyState>
  )
}
