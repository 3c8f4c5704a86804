import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Chip.module.css'

/** A pill that switches one choice on; `chosen` is read out as pressed. */
export function FilterChip(props: { chosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.filter} aria-pressed={props.chosen} onClick={props.onChoose}>
      {props.children}
    </button>
  )
}

/** A filter that is on, named by its content; pressing it takes it away, which `removal` says. */
export function RemovableChip(props: { removal: string; onRemove: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className={styles.removable}
      aria-label={props.removal}
      title={props.removal}
      onClick={props.onRemove}
    >
      <span className={styles.what}>{props.children}</span>
      <X size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  )
}

/** A small word beside a name: "Nonmember". */
export function Label({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'warn' | 'accent' | 'danger'
  children: ReactNode
}) {
  return (
    <span className={styles.label} data-tone={tone}>
      {children}
    </span>
  )
}

/** A count on a coloured pill; `unit` is read out behind the number. */
export function CountBadge({
  count,
  unit,
  tone = 'accent',
}: {
  count: number
  unit: string
  tone?: 'accent' | 'danger'
}) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {count > 999 ? '999+' : count}
      <span className={styles.unit}> {unit}</span>
    </span>
  )
}
