import { ChevronDown, Download, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { CustomerTab } from '../../../protocol/ipc/views.ts'
import { exportCustomers } from '../../stores/customer-acts.ts'
import { readKnownTags, useCustomers, type CustomerSort } from '../../stores/customers.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { FilterChip, RemovableChip } from '../../ui/Chip.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { countWords } from '../../ui/size-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import styles from './CustomersPane.module.css'

const SORTS: readonly { sort: CustomerSort; label: string; ofUsers?: true }[] = [
  { sort: 'name', label: 'Name' },
  { sort: 'lastActive', label: 'Last active' },
  { sort: 'nextBooking', label: 'Next booking', ofUsers: true },
  { sort: 'company', label: 'Company', ofUsers: true },
  { sort: 'plan', label: 'Plan', ofUsers: true },
  { sort: 'since', label: 'Newest' },
]

const SEARCH_WORDS: Record<CustomerTab, string> = {
  members: 'Search members',
  nonmemberUsers: 'Search nonmembers',
  nonmemberCompanies: 'Search nonmember companies',
  companies: 'Search companies',
}

/** Above the table: users or companies among the nonmembers, a search, tags, and the order. */
export function CustomerFilters() {
  const { query, total, ask } = useCustomers()
  const [known, setKnown] = useState<string[]>([])
  const isNonmembers = query.tab === 'nonmemberUsers' || query.tab === 'nonmemberCompanies'
  const ofUsers = query.tab === 'members' || query.tab === 'nonmemberUsers'
  const has = (tag: string) => query.tags.includes(tag)
  const toggleTag = (tag: string) => {
    void ask({ tags: has(tag) ? query.tags.filter((one) => one !== tag) : [...query.tags, tag] })
  }
  const choices = [...new Set([...query.tags, ...known])]
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
            onChoose={() => void ask({ tab: 'nonmemberCompanies', companyId: null, sort: 'name' })}
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
      {query.tags.map((tag) => (
        <RemovableChip key={tag} removal={`Stop filtering by the tag ${tag}`} onRemove={() => toggleTag(tag)}>
          <bdi>{tag}</bdi>
        </RemovableChip>
      ))}
      <div className={styles.sort}>
        {total !== null && total > 0 && (
          <Menu items={[exportItem(total, query)]} align="end">
            <IconButton label="More about these customers">
              <Ellipsis size={16} strokeWidth={1.75} />
            </IconButton>
          </Menu>
        )}
        <Menu
          items={choices.map((tag) => ({ label: tag, checked: has(tag), run: () => toggleTag(tag) }))}
          align="end"
        >
          <Button
            size="small"
            onPointerDown={() => void readKnownTags().then(setKnown, tellError)}
            onFocus={() => void readKnownTags().then(setKnown, tellError)}
          >
            Tags
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </Menu>
        <Menu
          items={SORTS.filter((one) => ofUsers || !one.ofUsers).map(({ sort, label }) => ({
            label,
            checked: query.sort === sort,
            run: () => void ask({ sort, descending: undefined }),
          }))}
          align="end"
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

/** Writes everybody whom search, tags and tab show to a file, in the order of the table, without choosing them first. */
function exportItem(total: number, query: ReturnType<typeof useCustomers.getState>['query']): MenuItem {
  const these = total === 1 ? 'this one' : `these ${countWords(total)}`
  return {
    label: `Export ${these}…`,
    Icon: Download,
    run: () => {
      exportCustomers({ query, subjects: [] }).then((rows) => {
        if (rows !== null) showToast(`Exported ${countWords(rows)} ${rows === 1 ? 'customer' : 'customers'}`)
      }, tellError)
    },
  }
}
