import styles from './Starting.module.css'

/** What is seen while main opens its files: no spinner, it takes a moment. */
export function Starting() {
  return (
    <main className={styles.starting} aria-busy="true">
      <span className={styles.sign} aria-hidden="true">
        F
      </span>
      <p>Opening Foyer…</p>
    </main>
  )
}
