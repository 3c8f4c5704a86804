import { useId, useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CountBadge } from '../../ui/Chip.tsx'
import { countWords } from '../../ui/size-words.ts'
import styles from './HandOverPane.module.css'

const SHOWN_AT_FIRST = 30

/** One list of the hand-over with its count; nothing when it is empty. */
export function HandOverList<Row>(props: {
  title: string
  /** Read out behind the number: "4 waiting". */
  unit: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  children: (row: Row) => ReactNode
}) {
  const { rows } = props
  const id = useId()
  const [all, setAll] = useState(false)
  if (rows.length === 0) return null
  const shown = all ? rows : rows.slice(0, SHOWN_AT_FIRST)
  return (
    <section>
      <h2 className={styles.title} id={id}>
        {props.title} <CountBadge count={rows.length} unit={props.unit} />
      </h2>
      <ul aria-labelledby={id} className={styles.list}>
        {shown.map((row) => (
          <li key={props.keyOf(row)}>{props.children(row)}</li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {countWords(rows.length)}
        </Button>
      )}
    </section>
  )
}
