import { DoorOpen, MoreHorizontal } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Route } from '../../../protocol/ipc/app-views.ts'
import type { VisitTab } from '../../../protocol/ipc/views.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { useReceptionDialog } from '../../stores/reception.ts'
import { findVisit, setNeedApproval, useRegisterDialog, useVisitors } from '../../stores/visitors.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { RemovableChip } from '../../ui/Chip.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { ReceptionDialogs } from '../reception/index.ts'
import { CodeBox } from './CodeBox.tsx'
import { ContactList } from './ContactList.tsx'
import { RegisterDialogs } from './RegisterDialog.tsx'
import { VisitorRow } from './VisitorRow.tsx'
import styles from './VisitorsPane.module.css'

const EMPTY: Record<VisitTab, { title: string; words: string }> = {
  today: {
    title: 'Nobody is expected today',
    words: 'Visitors that members or the desk register appear here, with the host and the time.',
  },
  upcoming: { title: 'Nobody is expected later', words: 'Visits of the days to come appear here.' },
  requests: {
    title: 'Nothing waits for approval',
    words: 'Visits that somebody has to agree to appear here.',
  },
  past: { title: 'No visits yet', words: 'Visits of the days before appear here.' },
}

type VisitsQuery = ReturnType<typeof useVisitors.getState>['query']
type VisitorsRoute = Extract<Route, { pane: 'visitors' }>

/** Who comes, who is here, who was, and what the host knows (use case 3). `route` may name a visit. */
export function VisitorsPane({ route }: { route: VisitorsRoute }) {
  const { rows, total, extra, query, error, ask, show, reread } = useVisitors()
  const [isContacts, setContacts] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [wanted, setWanted] = useState<number | null>(null)
  const list = useRef<VirtualListHandle>(null)
  useEffect(() => useVisitors.getState().watch(), [])
  const someRows = (total ?? 0) > 0
  useEffect(() => {
    if (someRows) reportPaint('visitors')
  }, [someRows])
  useEffect(() => {
    const id = route.visitId
    if (id === undefined) return
    const find = async () => {
      const index = await findVisit(id)
      if (index === null) return showToast('This visit is no longer listed: it was rejected or cancelled.')
      setContacts(false)
      setChosen(id)
      setWanted(index)
    }
    find().catch(tellError)
  }, [route])
  useEffect(() => {
    if (wanted === null || !someRows || isContacts) return
    list.current?.focusRow(wanted)
    setWanted(null)
  }, [wanted, someRows, isContacts])
  const counts = extra?.counts
  const { tab } = query
  return (
    <section className={styles.pane} aria-label="Visitors">
      <PaneHead title="Visitors">
        {extra?.mayChange && (
          <Button look="primary" onClick={() => useRegisterDialog.getState().open({})}>
            Preregister
          </Button>
        )}
        {extra && !extra.mayChange && <p className={styles.summary}>You may look, not change</p>}
        {extra?.mayChange && (
          <Menu items={paneMenu(extra.maySetApproval, extra.needApproval)} align="end">
            <IconButton label="More about Visitors">
              <MoreHorizontal size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </Menu>
        )}
      </PaneHead>
      <Tabs
        label="Visits"
        tabs={[
          { value: 'today', label: 'Today', count: counts?.today },
          { value: 'upcoming', label: 'Upcoming', count: counts?.upcoming },
          { value: 'requests', label: 'Requests', count: counts?.requests },
          { value: 'past', label: 'Past', count: counts?.past },
          { value: 'contacts', label: 'Contacts' },
        ]}
        chosen={isContacts ? 'contacts' : tab}
        onChoose={(value) => {
          setContacts(value === 'contacts')
          if (value !== 'contacts') void ask({ tab: value })
        }}
      >
        {isContacts ? (
          <ContactList />
        ) : (
          <>
            <div className={styles.filters}>
              <div className={styles.search}>
                <SearchField
                  label="Search visitors"
                  value={query.query}
                  onSearch={(words) => void ask({ query: words })}
                />
              </div>
              {query.person && (
                <RemovableChip
                  removal={`Stop filtering by ${query.person.name}`}
                  onRemove={() => void ask({ person: null })}
                >
                  <bdi>{query.person.name}</bdi>
                </RemovableChip>
              )}
              {extra?.mayChange && <CodeBox />}
            </div>
            {error && total === null && (
              <PaneError what="Visitors" error={error} onRetry={() => void reread()} />
            )}
            {total === 0 && (
              <PaneNothing what="Visitors">
                <EmptyState
                  icon={<DoorOpen size={20} strokeWidth={1.75} />}
                  title={nothingWords(query).title}
                >
                  {nothingWords(query).words}
                </EmptyState>
              </PaneNothing>
            )}
            {total !== null && total > 0 && (
              <VirtualList
                handle={list}
                label="Visits"
                count={total}
                rowHeight={68}
                onShow={show}
                rowKey={(index) => rows.get(index)?.visit.id ?? `row-${index}`}
                renderRow={(index, focus) => {
                  const view = rows.get(index)
                  if (!view) return <div className={styles.missing} />
                  return <VisitorRow view={view} tab={tab} focus={focus} chosen={view.visit.id === chosen} />
                }}
              />
            )}
          </>
        )}
      </Tabs>
      <RegisterDialogs />
      <ReceptionDialogs />
    </section>
  )
}

/** Why no visit is listed, and where to look. */
function nothingWords({ tab, query, person }: VisitsQuery): { title: string; words: string } {
  if (query)
    return { title: `Nobody here is called “${query}”`, words: 'Look under another tab, or in Contacts.' }
  if (!person) return EMPTY[tab]
  return { title: `No visits of ${person.name} here`, words: 'Look under another tab, or show everybody’s.' }
}

function paneMenu(maySetApproval: boolean, needApproval: boolean): MenuItem[] {
  const items: MenuItem[] = [{ label: 'Reception mode…', run: () => useReceptionDialog.getState().open() }]
  if (maySetApproval) {
    items.push({
      label: 'Members’ visits need approval',
      checked: needApproval,
      run: () => void setNeedApproval(!needApproval).catch(tellError),
    })
  }
  return items
}
