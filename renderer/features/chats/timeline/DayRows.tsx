import { memo } from 'react'
import type { MessageId } from '../../../../protocol/wire/ids.ts'
import { MessageRow } from './MessageRow.tsx'
import { progressOf } from './state-words.ts'
import type { TimelineRow } from './timeline-rows.ts'
import type { Who } from './who.ts'
import styles from './Timeline.module.css'

export interface DayRowsProps {
  /** The name of the day. */
  words: string
  rows: readonly TimelineRow[]
  who: Who
  /** How far the customer's devices have received and the customer has read. */
  deliveredSeq: number
  readSeq: number
  editing: MessageId | null
  /** The message that was looked for last, and how often one was. */
  marked: { seq: number; time: number } | null
}

/** The messages of one day below its name. */
export const DayRows = memo(function DayRows(props: DayRowsProps) {
  const { rows, marked } = props
  const marks = { customerDeliveredSeq: props.deliveredSeq, customerReadSeq: props.readSeq }
  return (
    <section className={styles.day}>
      <p className={styles.dayName} role="separator">
        <span>{props.words}</span>
      </p>
      {rows.map(({ message, startsNew, endsGroup }) => (
        <MessageRow
          key={message.id}
          message={message}
          startsNew={startsNew}
          endsGroup={endsGroup}
          progress={progressOf(message, marks)}
          isEdited={props.editing === message.id}
          marked={marked && marked.seq === message.seq ? marked.time : null}
          who={props.who}
        />
      ))}
    </section>
  )
}, isSame)

/** The rows of a day are made anew each time; what they say counts. */
function isSame(one: DayRowsProps, other: DayRowsProps): boolean {
  return (
    one.words === other.words &&
    one.who === other.who &&
    one.deliveredSeq === other.deliveredSeq &&
    one.readSeq === other.readSeq &&
    one.editing === other.editing &&
    one.marked === other.marked &&
    one.rows.length === other.rows.length &&
    one.rows.every((row, index) => isSameRow(row, other.rows[index]))
  )
}

function isSameRow(one: TimelineRow, other: TimelineRow | undefined): boolean {
  return (
    one.message === other?.message && one.startsNew === other.startsNew && one.endsGroup === other.endsGroup
  )
}
