import type { PageProps } from '../../shell/pages.ts'
import { AccountLine } from '../chats/AccountLine.tsx'
import styles from './MePage.module.css'

/** The signed-in person's own page: who they are here, and the way out. */
export function MePage({ desk }: PageProps) {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Me</h1>
      <AccountLine desk={desk} />
    </main>
  )
}
