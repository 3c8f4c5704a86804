import { BookUser } from 'lucide-react'
import { useEffect } from 'react'
import { useSession, useTimeZone } from '../../stores/session.ts'
import { useRegisterDialog, useVisitContacts } from '../../stores/visitors.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { momentWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { PaneError, PaneNothing } from '../pane-states/index.ts'
import pane from './VisitorsPane.module.css'
import styles from './ContactList.module.css'

/** Everybody who has visited, the last first: registered again in two clicks. */
export function ContactList() {
  const { rows, total, query, ask, show, error, reread } = useVisitContacts()
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const mayChange = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('visitors.write'),
  )
  useEffect(() => useVisitContacts.getState().watch(), [])
  return (
    <>
      <div className={pane.filters}>
        <div className={pane.search}>
          <SearchField
            label="Search contacts"
            value={query.query}
            onSearch={(words) => void ask({ query: words })}
          />
        </div>
      </div>
      {error && total === null && <PaneError what="Contacts" error={error} onRetry={() => void reread()} />}
      {total === 0 && (
        <PaneNothing what="Contacts">
          <EmptyState
            icon={<BookUser size={20} strokeWidth={1.75} />}
            title={query.query ? `No contact is called “${query.query}”` : 'No contacts yet'}
          >
            Whoever has visited appears here, to be registered again.
          </EmptyState>
        </PaneNothing>
      )}
      {total !== null && total > 0 && (
        <VirtualList
          label="Contacts"
          count={total}
          rowHeight={60}
          onShow={show}
          rowKey={(index) => {
            const row = rows.get(index)
            return row ? (row.email ?? row.name) : `row-${index}`
          }}
          renderRow={(index, focus) => {
            const row = rows.get(index)
            if (!row) return <div className={styles.row} />
            return (
              <div className={styles.row} {...focus}>
                <Avatar id={row.email ?? row.name} name={row.name} size="large" />
                <div className={styles.words}>
                  <p className={styles.name}>
                    <bdi>{row.name}</bdi>
                  </p>
                  <p className={styles.detail}>
                    <bdi>{row.company ?? row.email ?? 'No company given'}</bdi>
                  </p>
                </div>
                <p className={styles.detail}>
                  {row.visits === 1 ? '1 visit' : `${row.visits} visits`}, last{' '}
                  {momentWords(row.lastAt, now, timeZone)} to <bdi>{row.host.name}</bdi>
                </p>
                {mayChange && (
                  <Button
                    size="small"
                    aria-label={`Preregister ${row.name}`}
                    onClick={() => useRegisterDialog.getState().open(row)}
                  >
                    Preregister
                  </Button>
                )}
              </div>
            )
          }}
        />
      )}
    </>
  )
}
