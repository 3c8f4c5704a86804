import type { ImportCheck } from '../../../stores/customer-acts.ts'
import { Button } from '../../../ui/Button.tsx'
import { countWords } from '../../../ui/size-words.ts'
import styles from './ImportDialog.module.css'

/** What would come of the file, and which lines would not be imported, each with its reason. */
export function ImportCheckView({ check, onSave }: { check: ImportCheck; onSave: () => void }) {
  const facts = [
    { words: 'lines', count: check.rows },
    { words: 'to be imported', count: check.ready },
    { words: 'here already', count: check.known },
    { words: 'more than once in the file', count: check.repeated },
    { words: 'with a mistake', count: check.wrong },
  ]
  const left = check.rows - check.ready
  return (
    <>
      <ul className={styles.facts} aria-label="What would come of it">
        {facts.map(({ words, count }) => (
          <li key={words}>
            <strong>{countWords(count)}</strong> {words}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <>
          <div className={styles.problemsHead}>
            <h3>Not imported</h3>
            <Button size="small" onClick={onSave}>
              Save these lines…
            </Button>
          </div>
          <div className={styles.scroll} tabIndex={0} role="group" aria-label="Lines that are not imported">
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Name</th>
                  <th scope="col">E-mail</th>
                  <th scope="col">Why</th>
                </tr>
              </thead>
              <tbody>
                {check.problems.map((problem) => (
                  <tr key={problem.line}>
                    <td>{problem.line}</td>
                    <td>
                      <bdi>{problem.name}</bdi>
                    </td>
                    <td>
                      <bdi>{problem.email}</bdi>
                    </td>
                    <td>{problem.reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {left > check.problems.length && (
            <p className={styles.words}>
              The first {countWords(check.problems.length)} of {countWords(left)}; the saved file has all of
              them.
            </p>
          )}
        </>
      )}
    </>
  )
}
