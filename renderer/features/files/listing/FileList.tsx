import { Files } from 'lucide-react'
import { useEffect } from 'react'
import type { FileListKind, FilesOf, useConversationFiles } from '../../../stores/files.ts'
import { useStatus } from '../../../stores/status.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { FilterChip } from '../../../ui/Chip.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Button } from '../../../ui/Button.tsx'
import { dayWords } from '../../../ui/time-words.ts'
import { useNow } from '../../../ui/use-now.ts'
import { VirtualList } from '../../../ui/VirtualList.tsx'
import styles from './FileList.module.css'
import { FileRow } from './FileRow.tsx'

const KINDS: { kind: FileListKind; label: string }[] = [
  { kind: 'all', label: 'All' },
  { kind: 'media', label: 'Pictures, film and sound' },
  { kind: 'documents', label: 'Documents' },
  { kind: 'other', label: 'Other' },
]
const NONE: Record<FileListKind, string> = {
  all: 'No files yet',
  media: 'No pictures, film or sound yet',
  documents: 'No documents yet',
  other: 'No other files yet',
}
const ROW_PX = 60

/** The files of a conversation or a customer, newest first, with the day and who sent them. */
export function FileList(props: { of: FilesOf; list: typeof useConversationFiles; onLeave?: () => void }) {
  const { of, list: useList } = props
  const { query, rows, total, error, ask, show, reread } = useList()
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const isOffline = useStatus(({ status }) => status?.connection === 'offline')
  const key = 'conversationId' in of ? of.conversationId : of.subject.id
  useEffect(() => {
    useList.setState({ rows: new Map(), total: null })
    void useList.getState().ask({ of, kind: 'all' })
    return useList.getState().watch()
    // The same files are meant as long as the key is the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, useList])

  return (
    <div className={styles.files}>
      <div className={styles.kinds} role="group" aria-label="Kind of file">
        {KINDS.map(({ kind, label }) => (
          <FilterChip key={kind} chosen={query.kind === kind} onChoose={() => void ask({ kind })}>
            {label}
          </FilterChip>
        ))}
      </div>
      {isOffline && (
        <p className={styles.offline}>
          Offline: files marked “Here” can be opened, the others when the network is back.
        </p>
      )}
      {error !== null && total === null && (
        <EmptyState
          tone="error"
          title="The files can’t be listed"
          action={<Button onClick={() => void reread()}>Try again</Button>}
        >
          {error}
        </EmptyState>
      )}
      {total === 0 && (
        <EmptyState icon={<Files size={28} strokeWidth={1.75} />} title={NONE[query.kind]}>
          What is sent here, either way, is listed with its day and sender.
        </EmptyState>
      )}
      {total !== null && total > 0 && (
        <VirtualList
          label="Files"
          count={total}
          rowHeight={ROW_PX}
          rowKey={(index) => rows.get(index)?.file.id ?? `unread-${index}`}
          onShow={show}
          renderRow={(index, focus) => {
            const item = rows.get(index)
            if (!item) return <div className={styles.room} />
            const day = dayWords(item.at, now, timeZone)
            const before = rows.get(index - 1)
            const startsDay = index === 0 || (before && dayWords(before.at, now, timeZone) !== day)
            return (
              <>
                {startsDay && <h3 className={styles.day}>{day}</h3>}
                <FileRow item={item} focus={focus} onLeave={props.onLeave} />
              </>
            )
          }}
        />
      )}
    </div>
  )
}
