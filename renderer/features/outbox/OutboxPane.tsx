import { Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { OutboxItem } from '../../../protocol/ipc/views.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { retryAllEntries, useOutbox } from '../../stores/outbox.ts'
import { useStatus } from '../../stores/status.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { tellError } from '../../ui/toast.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { PaneError, PaneHead } from '../pane-states/index.ts'
import { DiscardEntryDialog } from './DiscardEntryDialog.tsx'
import { EditEntryDialog } from './EditEntryDialog.tsx'
import { OutboxRow } from './OutboxRow.tsx'
import styles from './OutboxPane.module.css'

/** What was written here and has not reached the server: to see, retry, edit and discard. */
export function OutboxPane() {
  const { value: items, error, reread } = useOutbox()
  const connection = useStatus((state) => state.status?.connection)
  const [asks, setAsks] = useState<{ what: 'edit' | 'discard'; item: OutboxItem } | null>(null)
  useEffect(() => useOutbox.getState().watch(), [])
  const someRows = (items?.length ?? 0) > 0
  const failed = items?.filter(({ state }) => state === 'failed').length ?? 0
  useEffect(() => {
    if (someRows) reportPaint('outbox')
  }, [someRows])
  return (
    <section className={styles.pane} aria-label="Outbox">
      <PaneHead title="Outbox">
        {someRows && (
          <p className={styles.hint}>
            {connection === 'online'
              ? 'Sent in order, each conversation for itself.'
              : 'Sent in order as soon as there is a connection.'}
          </p>
        )}
        {items && failed > 1 && (
          <Button onClick={() => void retryAllEntries(items).catch(tellError)}>Retry all {failed}</Button>
        )}
      </PaneHead>
      {error && !items && <PaneError what="The outbox" error={error} onRetry={() => void reread()} />}
      {items?.length === 0 && (
        <EmptyState icon={<Send size={20} strokeWidth={1.75} />} title="Everything has been sent">
          What you write while the network is away waits here, and can be changed or discarded until it is
          sent.
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <VirtualList
          label="Outbox"
          count={items.length}
          rowHeight={76}
          rowKey={(index) => items[index]?.opId ?? String(index)}
          renderRow={(index, focus) => {
            const item = items[index]
            return item && <OutboxRow item={item} focus={focus} onAsk={(what) => setAsks({ what, item })} />
          }}
        />
      )}
      {asks?.what === 'edit' && <EditEntryDialog entry={asks.item} onClose={() => setAsks(null)} />}
      {asks?.what === 'discard' && <DiscardEntryDialog entry={asks.item} onClose={() => setAsks(null)} />}
    </section>
  )
}
