import type { Ref } from 'react'
import type { CustomerView } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { useCustomers } from '../../stores/customers.ts'
import { useTimeZone } from '../../stores/session.ts'
import { Label } from '../../ui/Chip.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { clockWords, dateWords, durationWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { VirtualList, type RowFocus, type VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PersonDrop } from '../drop/index.ts'
import { FaceAvatar } from '../people/index.ts'
import styles from './CustomerTable.module.css'

const TAGS_SHOWN = 3

/** The customers of the chosen tab as a table. */
export function CustomerTable(props: {
  chosen: Subject | null
  onChoose: (subject: Subject) => void
  handle: Ref<VirtualListHandle>
}) {
  const { rows, total, query, show } = useCustomers()
  const forCompanies = query.tab === 'companies' || query.tab === 'nonmemberCompanies'
  const isMembers = query.tab === 'members' || query.tab === 'companies'
  const columns = [
    'Name',
    forCompanies ? 'Plan' : 'Company',
    'Next booking',
    'Tags',
    isMembers ? 'Member since' : 'Nonmember since',
  ]
  const chosenIndex = [...rows].find(([, row]) => row.face.subject.id === props.chosen?.id)?.[0]
  return (
    <div className={styles.table} role="table" aria-label="Customers" aria-rowcount={(total ?? 0) + 1}>
      <VirtualList
        handle={props.handle}
        label="Customers"
        roles={{ list: 'rowgroup', item: 'presentation' }}
        count={total ?? 0}
        rowHeight={54}
        startIndex={chosenIndex}
        onShow={show}
        header={
          <div role="rowgroup">
            <div className={styles.head} role="row">
              {columns.map((column) => (
                <span key={column} role="columnheader">
                  {column}
                </span>
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
                chosen={subject.id === props.chosen?.id}
                onChoose={() => props.onChoose(subject)}
              />
            </PersonDrop>
          )
        }}
      />
    </div>
  )
}

function CustomerRow(props: {
  row: CustomerView
  index: number
  focus: RowFocus
  forCompanies: boolean
  chosen: boolean
  onChoose: () => void
}) {
  const { row } = props
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const { nextBooking, tags } = row
  const second = props.forCompanies ? row.plan : row.companyName
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.chosen}
      onClick={props.onChoose}
    >
      <span className={styles.person} role="cell">
        <FaceAvatar face={row.face} />
        <span className={styles.words}>
          <button type="button" className={styles.name} {...props.focus} title={row.face.name}>
            <bdi>{row.face.name}</bdi>
          </button>
          <span className={styles.mail}>{row.email ?? 'No e-mail'}</span>
        </span>
      </span>
      <span className={styles.cell} role="cell">
        {second ? <bdi>{second}</bdi> : <Dash />}
      </span>
      <span className={styles.cell} role="cell">
        {nextBooking ? (
          <Moment
            atMs={nextBooking.startsAt}
            timeZone={timeZone}
            words={`${nextBooking.resource}, ${dateWords(nextBooking.startsAt, now, timeZone)} ${clockWords(nextBooking.startsAt, timeZone)}`}
          />
        ) : (
          <Dash />
        )}
      </span>
      <span className={styles.tags} role="cell">
        {tags.slice(0, TAGS_SHOWN).map((tag) => (
          <Label key={tag}>{tag}</Label>
        ))}
        {tags.length > TAGS_SHOWN && (
          <span title={tags.slice(TAGS_SHOWN).join(', ')}>+{tags.length - TAGS_SHOWN}</span>
        )}
      </span>
      <span className={styles.since} role="cell">
        <Moment atMs={row.since} timeZone={timeZone} words={durationWords(row.since, now, timeZone)} />
      </span>
    </div>
  )
}

function Dash() {
  return <span className={styles.dash}>—</span>
}
