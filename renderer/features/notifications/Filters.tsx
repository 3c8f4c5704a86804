import type { ReactNode } from 'react'
import type { NotificationCategory } from '../../../protocol/wire/rows/space.ts'
import { filterNotifications, useNotifications } from '../../stores/notifications.ts'
import { FilterChip } from '../../ui/Chip.tsx'
import { Tabs, type Tab } from '../../ui/Tabs.tsx'
import { tellError } from '../../ui/toast.ts'
import { BOOKED_BY, CATEGORIES } from './category-words.ts'
import styles from './NotificationsPane.module.css'

type TabValue = NotificationCategory | 'all'

const TABS: readonly Tab<TabValue>[] = [{ value: 'all', label: 'All' }, ...CATEGORIES]

/** By category and by who booked; both are kept. The list is its children. */
export function Filters({ children }: { children: ReactNode }) {
  const query = useNotifications((state) => state.query)
  const filter = (change: Parameters<typeof filterNotifications>[0]) =>
    void filterNotifications(change).catch(tellError)
  return (
    <Tabs
      label="Services"
      tabs={TABS}
      chosen={query.category ?? 'all'}
      onChoose={(value) => filter({ category: value === 'all' ? null : value })}
    >
      <div className={styles.filters} role="group" aria-label="Booked by">
        <span className={styles.filterName}>Booked by</span>
        {BOOKED_BY.map(({ value, label }) => (
          <FilterChip
            key={value}
            chosen={query.bookedBy === value}
            onChoose={() => filter({ bookedBy: query.bookedBy === value ? null : value })}
          >
            {label}
          </FilterChip>
        ))}
      </div>
      {children}
    </Tabs>
  )
}
