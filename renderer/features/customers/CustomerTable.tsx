import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent, MouseEvent, Ref } from 'react'
import type { CustomerView } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { useCustomerChoice } from '../../stores/customer-choice.ts'
import { subjectsAt, useCustomers, type CustomerSort } from '../../stores/customers.ts'
import { tellError } from '../../ui/toast.ts'
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PersonDrop } from '../drop/index.ts'
import { CustomerRow } from './CustomerRow.tsx'
import styles from './CustomerTable.module.css'

const ALL_MAX = 100_000

interface Column {
  label: string
  sort: CustomerSort | null
  /** The way in which a first click orders. */
  descending: boolean
}

/** The customers of the chosen tab as a table. Ctrl and Shift choose many, with the mouse and by keyboard. */
export function CustomerTable(props: {
  shown: Subject | null
  onOpen: (subject: Subject) => void
  handle: Ref<VirtualListHandle>
}) {
  const { rows, total, query, show, ask } = useCustomers()
  const { chosen, anchor, toggle, add, clear } = useCustomerChoice()
  const forCompanies = query.tab === 'companies' || query.tab === 'nonmemberCompanies'
  const isMembers = query.tab === 'members' || query.tab === 'companies'
  const columns: Column[] = [
    { label: 'Name', sort: 'name', descending: false },
    forCompanies
      ? { label: 'Plan', sort: null, descending: false }
      : { label: 'Company', sort: 'company', descending: false },
    { label: 'Next booking', sort: forCompanies ? null : 'nextBooking', descending: false },
    { label: 'Tags', sort: null, descending: false },
    { label: isMembers ? 'Member since' : 'Nonmember since', sort: 'since', descending: true },
  ]
  const shownIndex = [...rows].find(([, row]) => row.face.subject.id === props.shown?.id)?.[0]

  const chooseRange = (from: number, to: number) => {
    const first = Math.min(from, to)
    subjectsAt(query, first, Math.abs(to - from) + 1).then((all) => add(all), tellError)
  }
  const click = (event: MouseEvent, row: CustomerView, index: number) => {
    if (event.shiftKey) chooseRange(anchor, index)
    else if (event.ctrlKey || event.metaKey) toggle(row.face.subject, index)
    else props.onOpen(row.face.subject)
  }
  const press = (event: KeyboardEvent) => {
    const place = event.target instanceof HTMLElement ? event.target.closest('[data-row]') : null
    const index = Number(place?.getAttribute('data-row') ?? Number.NaN)
    if (Number.isNaN(index)) return
    const row = rows.get(index)
    if (event.key === ' ' && row) toggle(row.face.subject, index)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      subjectsAt(query, 0, ALL_MAX).then((all) => add(all), tellError)
    } else if (event.key === 'Escape' && chosen.size > 0) clear()
    else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      // The list moves the focus by itself: both ends of the step are chosen.
      const to = Math.min((total ?? 1) - 1, Math.max(0, index + (event.key === 'ArrowDown' ? 1 : -1)))
      return chooseRange(index, to)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      className={styles.table}
      role="table"
      aria-label="Customers"
      aria-rowcount={(total ?? 0) + 1}
      onKeyDownCapture={press}
    >
      <VirtualList
        handle={props.handle}
        label="Customers"
        roles={{ list: 'rowgroup', item: 'presentation' }}
        count={total ?? 0}
        rowHeight={54}
        startIndex={shownIndex}
        onShow={show}
        header={
          <div role="rowgroup">
            <div className={styles.head} role="row">
              {columns.map((column) => (
                <ColumnHead
                  key={column.label}
                  column={column}
                  sorted={column.sort === query.sort ? (query.descending ?? column.descending) : null}
                  onSort={(sort, descending) => void ask({ sort, descending })}
                />
              ))}
            </div>
          </div>
        }
        rowKey={(index) => rows.get(index)?.face.subject.id ?? `row-${index}`}
        renderRow={(index, focus) => {
          const row = rows.get(index)
          if (!row) return <div className={styles.missing} role="row" />
          const { subject } = row.face
          return (
            <PersonDrop face={row.face} standing={row.standing}>
              <CustomerRow
                row={row}
                index={index}
                focus={focus}
                forCompanies={forCompanies}
                shown={subject.id === props.shown?.id}
                chosen={chosen.has(subject.id)}
                choosing={chosen.size > 0}
                onClick={(event) => click(event, row, index)}
                onToggle={(event) => {
                  if (event.shiftKey) chooseRange(anchor, index)
                  else toggle(subject, index)
                }}
              />
            </PersonDrop>
          )
        }}
      />
    </div>
  )
}

/** `sorted`: null when the table is not in this order, else whether it descends. */
function ColumnHead(props: {
  column: Column
  sorted: boolean | null
  onSort: (sort: CustomerSort, descending: boolean) => void
}) {
  const { column, sorted, onSort } = props
  const { sort } = column
  if (sort === null) return <span role="columnheader">{column.label}</span>
  const Arrow = sorted === true ? ArrowDown : ArrowUp
  return (
    <span role="columnheader" aria-sort={sorted === null ? 'none' : sorted ? 'descending' : 'ascending'}>
      <button
        type="button"
        className={styles.sortable}
        onClick={() => onSort(sort, sorted === null ? column.descending : !sorted)}
      >
        {column.label}
        {sorted !== null && <Arrow size={14} strokeWidth={1.75} aria-hidden="true" />}
      </button>
    </span>
  )
}
