import { Clock3, TriangleAlert, Upload } from 'lucide-react'
import type { OutboxItem } from '../../../protocol/ipc/views.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { retryEntry } from '../../stores/outbox.ts'
import { useStatus } from '../../stores/status.ts'
import { useTimeZone } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { rowTimeWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import { useNow } from '../../ui/use-now.ts'
import type { RowFocus } from '../../ui/VirtualList.tsx'
import { UploadRow } from '../attachments/index.ts'
import { discard } from './discard.ts'
import styles from './OutboxPane.module.css'

/** One entry: what it is, its text and files, how it stands, and what can be done. */
export function OutboxRow(props: {
  item: OutboxItem
  focus: RowFocus
  onAsk: (what: 'edit' | 'discard') => void
}) {
  const { item } = props
  const timeZone = useTimeZone()
  const now = useNow()
  const write = useNavigation((state) => state.write)
  const online = useStatus((state) => state.status?.connection === 'online')
  const failed = item.state === 'failed'
  const Icon = failed ? TriangleAlert : item.state === 'uploading' ? Upload : Clock3
  return (
    <article className={styles.row} {...props.focus} data-state={item.state} aria-label={item.title}>
      <span className={styles.icon}>
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          <bdi>{item.title}</bdi>
        </p>
        {item.text && (
          <p className={styles.text} dir="auto">
            {item.text}
          </p>
        )}
        {item.files.length > 0 && (
          <div className={styles.files}>
            {item.files.map((file) => (
              <UploadRow key={file.id} file={file} said={item.error} />
            ))}
          </div>
        )}
        <p className={styles.state}>{stateWords(item, online)}</p>
        <div className={styles.actions}>
          {failed && (
            <Button size="small" look="primary" onClick={() => void retryEntry(item.opId).catch(tellError)}>
              Retry
            </Button>
          )}
          {item.editable && (
            <Button size="small" onClick={() => props.onAsk('edit')}>
              Edit
            </Button>
          )}
          {item.conversationId && (
            <Button size="small" onClick={() => item.conversationId && write(item.conversationId)}>
              Open chat
            </Button>
          )}
          <Button
            size="small"
            look="danger"
            // Files can't be put back, so somebody is asked; anything else can.
            onClick={() => (item.files.length > 0 ? props.onAsk('discard') : discard(item.opId))}
          >
            Discard
          </Button>
        </div>
      </div>
      <Moment
        className={styles.time}
        atMs={item.queuedAt}
        timeZone={timeZone}
        words={rowTimeWords(item.queuedAt, now, timeZone)}
      />
    </article>
  )
}

function stateWords(item: OutboxItem, online: boolean): string {
  if (item.state === 'failed') return `Failed: ${item.error ?? 'the server refused it'}`
  if (item.state === 'sending') return 'Being sent now'
  if (item.state === 'uploading') {
    return online ? 'Its files are being uploaded' : 'Its files wait for the connection'
  }
  if (item.error) return `Waiting: ${item.error}`
  return online ? 'Waiting for its turn' : 'Waiting for the connection'
}
