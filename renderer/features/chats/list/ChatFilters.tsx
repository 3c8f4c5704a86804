import { ChevronDown, ListFilter } from 'lucide-react'
import type { ChatFilter } from '../../../stores/chats.ts'
import { useStatus } from '../../../stores/status.ts'
import { FilterChip } from '../../../ui/Chip.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import styles from './ChatList.module.css'

type Choice = { filter: ChatFilter; label: string }

const USUAL: readonly Choice[] = [
  { filter: 'all', label: 'All' },
  { filter: 'unread', label: 'Unread' },
  { filter: 'mine', label: 'Mine' },
  { filter: 'unassigned', label: 'Unassigned' },
]
const RARE: readonly Choice[] = [
  { filter: 'waiting', label: 'Waiting' },
  { filter: 'archived', label: 'Archived' },
]

/** Which chats are listed: the usual choices as chips, the rare ones in a menu. */
export function ChatFilters({
  chosen,
  onChoose,
}: {
  chosen: ChatFilter
  onChoose: (filter: ChatFilter) => void
}) {
  const unread = useStatus((state) => state.badges.chats)
  const rare = RARE.find(({ filter }) => filter === chosen)
  const items = RARE.map(({ filter, label }) => ({
    label,
    checked: filter === chosen,
    run: () => onChoose(filter === chosen ? 'all' : filter),
  }))
  return (
    <div className={styles.filters} role="group" aria-label="Show">
      {USUAL.map(({ filter, label }) => (
        <FilterChip key={filter} chosen={chosen === filter} onChoose={() => onChoose(filter)}>
          {label}
          {filter === 'unread' && unread > 0 && ` ${unread > 99 ? '99+' : unread}`}
        </FilterChip>
      ))}
      <Menu items={items} align="end">
        <button
          type="button"
          className={styles.rare}
          data-chosen={rare !== undefined}
          aria-label="More filters"
        >
          {rare ? (
            <>
              {rare.label}
              <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
            </>
          ) : (
            <ListFilter size={16} strokeWidth={1.75} aria-hidden="true" />
          )}
        </button>
      </Menu>
    </div>
  )
}
