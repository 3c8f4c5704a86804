import type { ReactNode } from 'react'
import styles from './PageFrame.module.css'

/** A page with a title that scrolls as a whole: one column that is never too wide to read. */
export function PageFrame({
  title,
  children,
  head,
}: {
  title: string
  children: ReactNode
  head?: ReactNode
}) {
  return (
    <main className={styles.page} tabIndex={-1}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          {head}
        </header>
        {children}
      </div>
    </main>
  )
}
