import type { MouseEvent } from 'react'
import type { CustomerView } from '../../../protocol/ipc/views.ts'
import { useTimeZone } from '../../stores/session.ts'
import { Label } from '../../ui/Chip.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { clockWords, dateWords, durationWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import type { RowFocus } from '../../ui/VirtualList.tsx'
import { FaceAvatar } from '../people/index.ts'
import styles from './CustomerTable.module.css'

const TAGS_SHOWN = 3

/** One customer of the table. The box at its begin chooses, everything else opens. */
export function CustomerRow(props: {
  row: CustomerView
  index: number
  focus: RowFocus
  forCompanies: boolean
  /** Its profile stands at the side. */
  shown: boolean
  chosen: boolean
  /** Somebody is chosen: then every box is seen. */
  choosing: boolean
  onClick: (event: MouseEvent) => void
  onToggle: (event: MouseEvent) => void
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
      aria-selected={props.shown || props.chosen}
      data-choosing={props.choosing || undefined}
      // Shift would select the text between the two clicks, too.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={props.onClick}
    >
      <span className={styles.person} role="cell">
        <input
          type="checkbox"
          className={styles.box}
          tabIndex={-1}
          aria-label={`Choose ${row.face.name}`}
          checked={props.chosen}
          readOnly
          onClick={(event) => {
            event.stopPropagation()
            props.onToggle(event)
          }}
        />
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
