import type { FileId } from '../../../../protocol/wire/ids.ts'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { Button } from '../../../ui/Button.tsx'
import { PageText } from './PageText.tsx'
import styles from './Compare.module.css'

/** Two texts of one page, side by side: nothing is lost, and a person says which one counts. */
export function Compare(props: {
  mine: WrittenRichText
  theirs: WrittenRichText
  stagedFileIds: readonly FileId[]
  reason: string
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  return (
    <section className={styles.compare} role="alert" aria-label="Two versions">
      <p className={styles.reason}>{props.reason}</p>
      <div className={styles.columns}>
        <div>
          <h3 className={styles.title}>Published by somebody else</h3>
          <div className={styles.text}>
            <PageText blocks={props.theirs} stagedFileIds={props.stagedFileIds} />
          </div>
          <Button onClick={props.onTakeTheirs}>Take theirs</Button>
        </div>
        <div>
          <h3 className={styles.title}>Yours</h3>
          <div className={styles.text}>
            <PageText blocks={props.mine} stagedFileIds={props.stagedFileIds} />
          </div>
          <Button onClick={props.onKeepMine}>Go on with mine</Button>
        </div>
      </div>
    </section>
  )
}
