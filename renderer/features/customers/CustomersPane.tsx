import { FileUp, Users } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { CustomerTab } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { useCustomerChoice } from '../../stores/customer-choice.ts'
import { useCustomers } from '../../stores/customers.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import type { VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { CompanyDialog, ProfileSide } from '../profile/index.ts'
import { BarredList } from './apart/BarredList.tsx'
import { ReportsList } from './apart/ReportsList.tsx'
import { AddCustomerDialog } from './AddCustomerDialog.tsx'
import { ChoiceBar } from './ChoiceBar.tsx'
import { CustomerFilters } from './CustomerFilters.tsx'
import { CustomerTable } from './CustomerTable.tsx'
import { ImportsBanner } from './imports/ImportsBanner.tsx'
import { ImportDialog } from './imports/ImportDialog.tsx'
import { RequestsList } from './RequestsList.tsx'
import styles from './CustomersPane.module.css'

type ListOfItsOwn = 'requests' | 'reports' | 'barred'
type TabValue = 'members' | 'nonmembers' | 'companies' | ListOfItsOwn
type Asking = 'member' | 'nonmember' | 'company' | 'import'

const EMPTY_WORDS: Record<CustomerTab, { title: string; words: string }> = {
  members: { title: 'No members yet', words: 'Invite one, or import a file of them.' },
  nonmemberUsers: {
    title: 'No nonmembers yet',
    words: 'Somebody becomes a nonmember by a completed booking, payment, order or event, or by hand.',
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
const ADD_WORDS: Record<CustomerTab, { asking: Asking; words: string }> = {
  members: { asking: 'member', words: 'Invite member' },
  nonmemberUsers: { asking: 'nonmember', words: 'Add nonmember' },
  nonmemberCompanies: { asking: 'company', words: 'Add company' },
  companies: { asking: 'company', words: 'Add company' },
}

/** Everybody the location deals with, who asks to join, and the profile of the one that is opened. */
export function CustomersPane({ subject }: { subject: Subject | null }) {
  const { total, extra: counts, query, error, ask, reread } = useCustomers()
  const { chosen, clear } = useCustomerChoice()
  const go = useNavigation((state) => state.go)
  const mayWrite = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('customers.write'),
  )
  const [other, setOther] = useState<ListOfItsOwn | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const list = useRef<VirtualListHandle>(null)
  useEffect(() => useCustomers.getState().watch(), [])
  useEffect(() => clear, [clear])
  const someRows = (total ?? 0) > 0
  useEffect(() => {
    if (someRows) reportPaint('customers')
  }, [someRows])

  const nonmembers = counts ? counts.nonmemberUsers + counts.nonmemberCompanies : undefined
  const tabs = [
    { value: 'members', label: 'Members', count: counts?.members },
    { value: 'nonmembers', label: 'Nonmembers', count: nonmembers },
    { value: 'companies', label: 'Companies', count: counts?.companies },
    { value: 'requests', label: 'Requests', count: counts?.requests },
    { value: 'reports', label: 'Reports' },
    { value: 'barred', label: 'Barred' },
  ] as const
  const chooseTab = (value: TabValue) => {
    clear()
    if (value === 'requests' || value === 'reports' || value === 'barred') return setOther(value)
    setOther(null)
    const tab = value === 'nonmembers' ? 'nonmemberUsers' : value
    void ask({ tab, query: '', tags: [], companyId: null, sort: 'name', descending: undefined })
  }
  const open = (one: Subject | null) => go({ pane: 'customers', subject: one })
  const adding = ADD_WORDS[query.tab]
  const isFiltered = query.query !== '' || query.tags.length > 0

  return (
    <div className={styles.pane}>
      <section className={styles.main} aria-label="Customers">
        <PaneHead title="Customers">
          {mayWrite && other === null && (
            <>
              <Button onClick={() => setAsking('import')}>
                <FileUp size={16} strokeWidth={1.75} aria-hidden="true" />
                Import CSV
              </Button>
              <Button look="primary" onClick={() => setAsking(adding.asking)}>
                {adding.words}
              </Button>
            </>
          )}
        </PaneHead>
        <Tabs label="Kinds of customers" tabs={tabs} chosen={other ?? tabOf(query.tab)} onChoose={chooseTab}>
          <ImportsBanner mayWrite={mayWrite} />
          {other === 'requests' && <RequestsList mayWrite={mayWrite} onOpen={open} />}
          {other === 'reports' && <ReportsList mayWrite={mayWrite} onOpen={open} />}
          {other === 'barred' && <BarredList mayWrite={mayWrite} onOpen={open} />}
          {other === null && (
            <>
              {chosen.size > 0 ? <ChoiceBar mayWrite={mayWrite} /> : <CustomerFilters />}
              {error && total === null && (
                <PaneError what="Customers" error={error} onRetry={() => void reread()} />
              )}
              {total === 0 && (
                <PaneNothing what="Customers">
                  {isFiltered ? (
                    <EmptyState
                      icon={<Users size={20} strokeWidth={1.75} />}
                      title={query.query ? `Nobody here fits "${query.query}"` : 'Nobody here has these tags'}
                      action={
                        <Button onClick={() => void ask({ query: '', tags: [] })}>
                          {query.query ? 'Clear the search' : 'Show everybody'}
                        </Button>
                      }
                    />
                  ) : (
                    <EmptyState
                      icon={<Users size={20} strokeWidth={1.75} />}
                      title={EMPTY_WORDS[query.tab].title}
                    >
                      {EMPTY_WORDS[query.tab].words}
                    </EmptyState>
                  )}
                </PaneNothing>
              )}
              {someRows && <CustomerTable handle={list} shown={subject} onOpen={open} />}
            </>
          )}
        </Tabs>
      </section>
      {subject && (
        <ProfileSide
          subject={subject}
          // In a narrow window it lies over the table, and over what is done with the chosen ones.
          open={chosen.size === 0}
          closable
          onClose={() => {
            open(null)
            list.current?.focusRow()
          }}
        />
      )}
      {(asking === 'member' || asking === 'nonmember') && (
        <AddCustomerDialog
          as={asking}
          onClose={() => setAsking(null)}
          onAdded={(one) => {
            setAsking(null)
            open(one)
          }}
        />
      )}
      {asking === 'company' && (
        <CompanyDialog
          onClose={() => setAsking(null)}
          onSaved={(id) => {
            setAsking(null)
            open({ kind: 'company', id })
          }}
        />
      )}
      {asking === 'import' && (
        <ImportDialog as={query.tab === 'members' ? 'member' : 'nonmember'} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}

function tabOf(tab: CustomerTab): TabValue {
  return tab === 'nonmemberUsers' || tab === 'nonmemberCompanies' ? 'nonmembers' : tab
}
