import { Bell } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Route } from '../../../protocol/ipc/app-views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import type { BookedBy, NotificationCategory } from '../../../protocol/wire/rows/space.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { markNotifications, placeOfNotification, useNotifications } from '../../stores/notifications.ts'
import { useStatus } from '../../stores/status.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterChip } from '../../ui/Chip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PersonDrop } from '../drop/index.ts'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { ProfileSide } from '../profile/index.ts'
import { NotificationRow } from './NotificationRow.tsx'
import styles from './NotificationsPane.module.css'

type NotificationsRoute = Extract<Route, { pane: 'notifications' }>
type TabValue = NotificationCategory | 'all'

const TABS: readonly { value: TabValue; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'bookings', label: 'Bookings' },
  { value: 'visitors', label: 'Visitors' },
  { value: 'invoices', label: 'Invoices' },
  { value: 'contracts', label: 'Contracts' },
  { value: 'events', label: 'Events' },
]

const BOOKED_BY: readonly { value: BookedBy; label: string }[] = [
  { value: 'administrators', label: 'Administrators' },
  { value: 'locationMembers', label: 'Location members' },
  { value: 'networkMembers', label: 'Network members' },
  { value: 'nonmembers', label: 'Nonmembers' },
]

/** What happened at the location; each row leads to the person and to the chat (use case 2). `route` may name a row. */
export function NotificationsPane({ route }: { route: NotificationsRoute }) {
  const { rows, total, query, error, ask, show, reread } = useNotifications()
  const unread = useStatus((state) => state.badges.notifications)
  const [chosen, setChosen] = useState<{ id: string; subject: Subject | null } | null>(null)
  const [wanted, setWanted] = useState<number | null>(null)
  const list = useRef<VirtualListHandle>(null)
  useEffect(() => useNotifications.getState().watch(), [])
  const someRows = rows.size > 0
  useEffect(() => {
    if (someRows) reportPaint('notifications')
  }, [someRows])
  const showAll = useCallback(() => ask({ category: null, bookedBy: null }), [ask])
  useEffect(() => {
    if (route.notificationId === undefined) return
    const id = route.notificationId
    const find = async () => {
      await showAll()
      const index = await placeOfNotification(id)
      if (index === null) return showToast('This notification is no longer there.')
      setChosen({ id, subject: null })
      setWanted(index)
    }
    find().catch(tellError)
  }, [route, showAll])
  const isListed = total !== null && total > 0
  useEffect(() => {
    if (wanted === null || !isListed) return
    list.current?.focusRow(wanted)
    setWanted(null)
  }, [wanted, isListed])

  return (
    <div className={styles.pane}>
      <section className={styles.main} aria-label="Notifications">
        <PaneHead title="Notifications">
          <Button disabled={unread === 0} onClick={() => void markNotifications(null, true).catch(tellError)}>
            Mark all read
          </Button>
        </PaneHead>
        <Tabs
          label="Services"
          tabs={TABS}
          chosen={query.category ?? 'all'}
          onChoose={(value) => void ask({ category: value === 'all' ? null : value })}
        >
          <div className={styles.filters} role="group" aria-label="Booked by">
            <span className={styles.filterName}>Booked by</span>
            {BOOKED_BY.map(({ value, label }) => (
              <FilterChip
                key={value}
                chosen={query.bookedBy === value}
                onChoose={() => void ask({ bookedBy: query.bookedBy === value ? null : value })}
              >
                {label}
              </FilterChip>
            ))}
          </div>
          {error && total === null && (
            <PaneError what="Notifications" error={error} onRetry={() => void reread()} />
          )}
          {total === 0 && (
            <PaneNothing what="Notifications">
              {query.category === null && query.bookedBy === null ? (
                <EmptyState icon={<Bell size={20} strokeWidth={1.75} />} title="Nothing happened yet">
                  Bookings, visits, invoices, contracts and events appear here.
                </EmptyState>
              ) : (
                <EmptyState
                  icon={<Bell size={20} strokeWidth={1.75} />}
                  title="Nothing fits these filters"
                  action={<Button onClick={() => void showAll()}>Show all notifications</Button>}
                />
              )}
            </PaneNothing>
          )}
          {isListed && (
            <VirtualList
              handle={list}
              label="Notifications"
              count={total}
              rowHeight={62}
              onShow={show}
              rowKey={(index) => rows.get(index)?.id ?? `row-${index}`}
              renderRow={(index, focus) => {
                const row = rows.get(index)
                if (!row) return <div className={styles.missing} />
                return (
                  <PersonDrop face={row.face} standing={row.standing}>
                    <NotificationRow
                      row={row}
                      focus={focus}
                      chosen={chosen?.id === row.id}
                      onChoose={() =>
                        setChosen({ id: row.id, subject: chosen?.subject ? row.face.subject : null })
                      }
                      onProfile={() => setChosen({ id: row.id, subject: row.face.subject })}
                    />
                  </PersonDrop>
                )
              }}
            />
          )}
        </Tabs>
      </section>
      {chosen?.subject && (
        <ProfileSide
          subject={chosen.subject}
          open
          closable
          onClose={() => {
            setChosen({ ...chosen, subject: null })
            list.current?.focusRow()
          }}
        />
      )}
    </div>
  )
}
