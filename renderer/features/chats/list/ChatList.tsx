import { useCallback, useEffect, type Ref } from 'react'
import type { ChatRow } from '../../../../protocol/ipc/views.ts'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { flagUnread, useChats } from '../../../stores/chats.ts'
import { reportPaint } from '../../../stores/first-paint.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useNewChat } from '../../../stores/new-chat.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { SearchField } from '../../../ui/Field.tsx'
import { tellError } from '../../../ui/toast.ts'
import { useNow } from '../../../ui/use-now.ts'
import { VirtualList, type VirtualListHandle } from '../../../ui/VirtualList.tsx'
import { PaneError, PaneNothing } from '../../pane-states/index.ts'
import { ChatFilters } from './ChatFilters.tsx'
import { ChatListRow } from './ChatListRow.tsx'
import { ChatRowMenu } from './ChatRowMenu.tsx'
import { NoChats } from './NoChats.tsx'
import { useReadAhead } from './use-read-ahead.ts'
import styles from './ChatList.module.css'

/** All chats, pinned ones first, then the newest, with filters and a search by name. */
export function ChatList({
  chosen,
  handle,
}: {
  chosen: ConversationId | null
  handle: Ref<VirtualListHandle>
}) {
  const { rows, total, query, error, ask, show, reread } = useChats()
  const write = useNavigation((state) => state.write)
  const now = useNow(60_000)
  const timeZone = useTimeZone()
  useEffect(() => useChats.getState().watch(), [])
  const someRows = rows.size > 0
  useEffect(() => {
    if (someRows) reportPaint('chats')
  }, [someRows])

  const open = useCallback(
    (chat: ChatRow) => {
      if (chat.flaggedUnread) flagUnread(chat.conversationId, false).catch(tellError)
      write(chat.conversationId)
    },
    [write],
  )
  const readAhead = useReadAhead(rows)
  const onShow = useCallback(
    (first: number, last: number) => {
      show(first, last)
      readAhead(first, last)
    },
    [show, readAhead],
  )
  const chosenIndex = [...rows].find(([, chat]) => chat.conversationId === chosen)?.[0]

  return (
    <section className={styles.list} aria-label="Chats">
      <header className={styles.head}>
        <h1 className={styles.title}>Chats</h1>
        <Button onClick={() => useNewChat.getState().open()}>New chat</Button>
      </header>
      <div className={styles.search}>
        <SearchField
          label="Search chats by name"
          value={query.query}
          onSearch={(words) => void ask({ query: words })}
        />
      </div>
      <ChatFilters chosen={query.filter} onChoose={(filter) => void ask({ filter })} />
      {error && total === null && <PaneError what="Chats" error={error} onRetry={() => void reread()} />}
      {total === 0 && (
        <PaneNothing what="Chats">
          <NoChats
            filter={query.filter}
            words={query.query}
            onShowAll={() => void ask({ filter: 'all', query: '' })}
          />
        </PaneNothing>
      )}
      {total !== null && total > 0 && (
        <ChatRowMenu>
          <VirtualList
            handle={handle}
            label="Chats"
            className={styles.rows}
            count={total}
            rowHeight={60}
            startIndex={chosenIndex}
            onShow={onShow}
            rowKey={(index) => rows.get(index)?.conversationId ?? `row-${index}`}
            renderRow={(index, focus) => {
              const chat = rows.get(index)
              if (!chat) return <div className={styles.missing} />
              return (
                <ChatListRow
                  chat={chat}
                  chosen={chat.conversationId === chosen}
                  focus={focus}
                  now={now}
                  timeZone={timeZone}
                  onOpen={open}
                />
              )
            }}
          />
        </ChatRowMenu>
      )}
    </section>
  )
}
