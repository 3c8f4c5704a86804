import { Users } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { CustomerTab } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { useCustomers } from '../../stores/customers.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import type { VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { ProfileSide } from '../profile/index.ts'
import { CustomerFilters } from './CustomerFilters.tsx'
import { CustomerTable } from './CustomerTable.tsx'
import styles from './CustomersPane.module.css'

type TabValue = 'members' | 'nonmembers' | 'companies'

const EMPTY_WORDS: Record<CustomerTab, { title: string; words: string }> = {
  members: { title: 'No members yet', words: 'People with a membership at this location appear here.' },
  nonmemberUsers: {
    title: 'No nonmembers yet',
    words: 'Somebody becomes a nonmember by a completed booking, payment, order or event.',
  },
  nonmemberCompanies: {
    title: 'No nonmember companies yet',
    words: 'Companies that have booked but joined nothing.',
  },
  companies: {
    title: 'No companies yet',
    words: 'Companies with a membership at this location appear here.',
  },
}

/** Everybody the location deals with, and the profile of the chosen one. */
export function CustomersPane({ subject }: { subject: Subject | null }) {
  const { total, extra: counts, query, error, ask, reread } = useCustomers()
  const go = useNavigation((state) => state.go)
  const list = useRef<VirtualListHandle>(null)
  useEffect(() => useCustomers.getState().watch(), [])
  const someRows = (total ?? 0) > 0
  useEffect(() => {
    if (someRows) reportPaint('customers')
  }, [someRows])

  const chosenTab = tabOf(query.tab)
  const nonmembers = counts ? counts.nonmemberUsers + counts.nonmemberCompanies : undefined
  const tabs = [
    { value: 'members', label: 'Members', count: counts?.members },
    { value: 'nonmembers', label: 'Nonmembers', count: nonmembers },
    { value: 'companies', label: 'Companies', count: counts?.companies },
  ] as const
  const chooseTab = (value: TabValue) => {
    void ask({ tab: value === 'nonmembers' ? 'nonmemberUsers' : value, query: '' })
  }
  const empty = EMPTY_WORDS[query.tab]

  return (
    <div className={styles.pane}>
      <section className={styles.main} aria-label="Customers">
        <PaneHead title="Customers" />
        <Tabs label="Kinds of customers" tabs={tabs} chosen={chosenTab} onChoose={chooseTab}>
          <CustomerFilters />
          {error && total === null && (
            <PaneError what="Customers" error={error} onRetry={() => void reread()} />
          )}
          {total === 0 && (
            <PaneNothing what="Customers">
              {query.query ? (
                <EmptyState
                  icon={<Users size={20} strokeWidth={1.75} />}
                  title={`Nobody here fits "${query.query}"`}
                  action={<Button onClick={() => void ask({ query: '' })}>Clear the search</Button>}
                />
              ) : (
                <EmptyState icon={<Users size={20} strokeWidth={1.75} />} title={empty.title}>
                  {empty.words}
                </EmptyState>
              )}
            </PaneNothing>
          )}
          {someRows && (
            <CustomerTable
              handle={list}
              chosen={subject}
              onChoose={(chosen) => go({ pane: 'customers', subject: chosen })}
            />
          )}
        </Tabs>
      </section>
      {subject && (
        <ProfileSide
          subject={subject}
          open
          closable
          onClose={() => {
            go({ pane: 'customers', subject: null })
            list.current?.focusRow()
          }}
        />
      )}
    </div>
  )
}

function tabOf(tab: CustomerTab): TabValue {
  return tab === 'nonmemberUsers' || tab === 'nonmemberCompanies' ? 'nonmembers' : tab
}
