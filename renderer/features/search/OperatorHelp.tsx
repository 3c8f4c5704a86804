import { OPERATORS } from '../../../protocol/search/query.ts'
import { useStatus } from '../../stores/status.ts'
import { countWords } from '../../ui/size-words.ts'
import styles from './OperatorHelp.module.css'

/** What can be typed, while nothing is. Each example can be taken over. */
export function OperatorHelp({ onTake }: { onTake: (words: string) => void }) {
  const history = useStatus((state) => state.status?.history ?? null)
  return (
    <div className={styles.help}>
      <p className={styles.lead}>
        Type the beginning of one or several words. Accents and apostrophes don’t matter, and it works
        offline: all of it is on this computer.
      </p>
      <dl className={styles.list}>
        {OPERATORS.map(({ operator, example, means }) => (
          <div key={operator} className={styles.line}>
            <dt>
              <button type="button" className={styles.example} onClick={() => onTake(example)}>
                {example}
              </button>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      {history && (
        <p className={styles.history}>
          Older messages are still being fetched: {countWords(history.done)} of {countWords(history.total)}{' '}
          rows.
        </p>
      )}
    </div>
  )
}
