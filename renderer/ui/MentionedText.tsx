import { Fragment, useMemo } from 'react'
import { LinkedText } from './LinkedText.tsx'
import { mentionRuns, type Mention } from './mention-runs.ts'
import styles from './MentionedText.module.css'

/** Text written by somebody, with its links and the people that it names. `onOpen` as for LinkedText. */
export function MentionedText(props: {
  text: string
  mentions: readonly Mention[]
  onOpen?: (url: string) => void
}) {
  const { text, mentions, onOpen } = props
  const runs = useMemo(() => mentionRuns(text, mentions), [text, mentions])
  return (
    <div className={styles.text} dir="auto">
      {runs.map((run, index) =>
        run.userId === null ? (
          <Fragment key={index}>
            <LinkedText text={run.text} {...(onOpen ? { onOpen } : {})} />
          </Fragment>
        ) : (
          <bdi key={index} className={styles.mention}>
            {run.text}
          </bdi>
        ),
      )}
    </div>
  )
}
