import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

export interface EmptyStateProps {
  icon?: ReactNode
  title: string
  /** What it means and what to do next. */
  children?: ReactNode
  /** The way out, mostly a button. */
  action?: ReactNode
  /** An error is read out at once. */
  tone?: 'plain' | 'error'
}

/** What a pane shows when it has no rows: why, and the way out. */
export function EmptyState({ icon, title, children, action, tone = 'plain' }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
