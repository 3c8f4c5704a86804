import { variableParts } from './variables.ts'
import styles from './FilledText.module.css'

/** A saved reply as it would be sent; a variable without a value stands out. */
export function FilledText({ text }: { text: string }) {
  return (
    <span dir="auto">
      {variableParts(text).map(({ text: words, variable }, index) =>
        variable === null ? (
          words
        ) : (
          <mark key={index} className={styles.missing}>
            {variable}
          </mark>
        ),
      )}
    </span>
  )
}
