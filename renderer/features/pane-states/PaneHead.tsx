import type { ReactNode } from 'react'
import styles from './PaneHead.module.css'

/** The title of a pane, with its actions at the right. */
export function PaneHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  )
}
