import { TriangleAlert } from 'lucide-react'
import { firstMissing, missingIn } from '../../saved-replies/index.ts'
import styles from './Composer.module.css'

/** Names the variables of a saved reply that still have no value, and shows the first one when asked. */
export function MissingVariables(props: { text: string; onShow: (from: number, to: number) => void }) {
  const first = firstMissing(props.text)
  if (!first) return null
  return (
    <p className={styles.missing} role="status">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
      <span>
        Not filled in: <strong>{missingIn(props.text).join(', ')}</strong>
      </span>
      <button type="button" className={styles.show} onClick={() => props.onShow(first.from, first.to)}>
        Show
      </button>
    </p>
  )
}
