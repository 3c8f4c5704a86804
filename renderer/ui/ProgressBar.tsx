import styles from './ProgressBar.module.css'

/** How far something has come, in real counts. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total > 0 ? Math.min(1, done / total) : 0
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(done, total)}
    >
      <div className={styles.bar} style={{ width: `${share * 100}%` }} />
    </div>
  )
}
