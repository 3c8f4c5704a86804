import { ChevronDown } from 'lucide-react'
import type { CustomerTab } from '../../../protocol/ipc/views.ts'
import { useCustomers, type CustomerSort } from '../../stores/customers.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterChip } from '../../ui/Chip.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './CustomersPane.module.css'

const SORTS: readonly { sort: CustomerSort; label: string }[] = [
  { sort: 'name', label: 'Name' },
  { sort: 'lastActive', label: 'Last active' },
  { sort: 'since', label: 'Newest' },
]

const SEARCH_WORDS: Record<CustomerTab, string> = {
  members: 'Search members',
  nonmemberUsers: 'Search nonmembers',
  nonmemberCompanies: 'Search nonmember companies',
  companies: 'Search companies',
}

/** Above the table: users or companies among the nonmembers, a search, and the order. */
export function CustomerFilters() {
  const { query, ask } = useCustomers()
  const isNonmembers = query.tab === 'nonmemberUsers' || query.tab === 'nonmemberCompanies'
  return (
    <div className={styles.filters}>
      {isNonmembers && (
        <>
          <FilterChip
            chosen={query.tab === 'nonmemberUsers'}
            onChoose={() => void ask({ tab: 'nonmemberUsers' })}
          >
            Users
          </FilterChip>
          <FilterChip
            chosen={query.tab === 'nonmemberCompanies'}
            onChoose={() => void ask({ tab: 'nonmemberCompanies' })}
          >
            Companies
          </FilterChip>
        </>
      )}
      <div className={styles.search}>
        <SearchField
          label={SEARCH_WORDS[query.tab]}
          value={query.query}
          onSearch={(words) => void ask({ query: words })}
        />
      </div>
      <div className={styles.sort}>
        <Menu
          items={SORTS.map(({ sort, label }) => ({
            label,
            checked: query.sort === sort,
            run: () => void ask({ sort }),
          }))}
        >
          <Button size="small">
            Order: {SORTS.find(({ sort }) => sort === query.sort)?.label}
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </Menu>
      </div>
    </div>
  )
}
