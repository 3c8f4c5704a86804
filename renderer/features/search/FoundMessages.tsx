import { memo, type Ref } from 'react'
import type { MessageHit } from '../../../protocol/ipc/views.ts'
import { useSearch } from '../../stores/search.ts'
import { useTimeZone } from '../../stores/session.ts'
import { Label } from '../../ui/Chip.tsx'
import { MarkedRuns } from '../../ui/MarkedText.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { rowTimeWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { VirtualList, type RowFocus, type VirtualListHandle } from '../../ui/VirtualList.tsx'
import { FaceAvatar } from '../people/index.ts'
import { openHit } from './open-hit.ts'
import styles from './FoundMessages.module.css'

/** How many rows before the last the older ones are asked for. */
const AHEAD = 10

/**
 * The messages that were found, newest first; older ones come while one scrolls. Without any it keeps its place unseen:
 * the words of a moment that find nothing would else cost the making of the list anew, most of what an answer takes.
 * A key in the field draws nothing here before its answer has come.
 */
export const FoundMessages = memo(function FoundMessages(props: {
  handle: Ref<VirtualListHandle>
  messages: readonly MessageHit[]
  hasMore: boolean
  /** Whose chat it is; in one chat everybody knows. */
  showsChat: boolean
  /** Up from the first row. */
  onBack: () => void
}) {
  const { messages } = props
  const now = useNow(60_000)
  const timeZone = useTimeZone()
  return (
    <section
      className={styles.messages}
      aria-label="Messages found"
      data-empty={messages.length === 0}
      onKeyDown={(event) => {
        const isFirst = event.target instanceof HTMLElement && event.target.dataset['row'] === '0'
        if (event.key !== 'ArrowUp' || !isFirst) return
        event.preventDefault()
        props.onBack()
      }}
    >
      <h2 className={styles.title}>
        Messages{' '}
        <span className={styles.count}>
          {messages.length}
          {props.hasMore && '+'}
        </span>
      </h2>
      <VirtualList
        handle={props.handle}
        label="Messages"
        className={styles.rows}
        count={messages.length}
        rowHeight={76}
        rowKey={(index) => messages[index]?.messageId ?? String(index)}
        onShow={(_first, last) => {
          if (last >= messages.length - AHEAD) useSearch.getState().more()
        }}
        renderRow={(index, focus) => {
          const hit = messages[index]
          return hit ? (
            <MessageHitRow
              hit={hit}
              focus={focus}
              now={now}
              timeZone={timeZone}
              showsChat={props.showsChat}
            />
          ) : null
        }}
      />
    </section>
  )
})

function MessageHitRow(props: {
  hit: MessageHit
  focus: RowFocus
  now: number
  timeZone: string
  showsChat: boolean
}) {
  const { hit, showsChat } = props
  const name = showsChat ? hit.face.name : hit.authorName
  return (
    <button
      type="button"
      {...props.focus}
      className={styles.row}
      onClick={() => openHit(hit.conversationId, hit.seq)}
    >
      <FaceAvatar face={hit.face} size="small" />
      <span className={styles.words}>
        <span className={styles.line}>
          <bdi className={styles.name}>{name}</bdi>
          {hit.isNote && <Label tone="warn">Note</Label>}
          {showsChat && hit.authorName !== hit.face.name && (
            <bdi className={styles.author}>{hit.authorName}</bdi>
          )}
          <Moment
            className={styles.time}
            atMs={hit.at}
            timeZone={props.timeZone}
            words={rowTimeWords(hit.at, props.now, props.timeZone)}
          />
        </span>
        <bdi className={styles.snippet} dir="auto">
          {hit.snippet.length === 0 ? 'File' : <MarkedRuns runs={hit.snippet} />}
        </bdi>
      </span>
    </button>
  )
}
