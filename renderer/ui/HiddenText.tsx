import type { ReactNode } from 'react'
import styles from './HiddenText.module.css'

/** Words for a screen reader only. */
export function HiddenText({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <span className={styles.hidden} id={id}>
      {children}
    </span>
  )
}
