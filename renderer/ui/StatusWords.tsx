import styles from './StatusWords.module.css'

/** What a status means: nothing yet, going well, waiting, refused, or over. */
export type StatusTone = 'plain' | 'good' | 'waits' | 'refused' | 'over'

/** The status of something as a dot and words: a dot alone says nothing to somebody who can't tell colours apart. */
export function StatusWords({ tone, children }: { tone: StatusTone; children: string }) {
  return (
    <p className={styles.status} data-tone={tone}>
      <span className={styles.dot} aria-hidden="true" />
      {children}
    </p>
  )
}
