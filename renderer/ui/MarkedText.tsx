import { Fragment } from 'react'
import styles from './MarkedText.module.css'

/** Text in runs, those that were searched for marked. */
export function MarkedRuns({ runs }: { runs: readonly { text: string; hit: boolean }[] }) {
  return runs.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className={styles.mark}>
        {text}
      </mark>
    ) : (
      <Fragment key={index}>{text}</Fragment>
    ),
  )
}

/** A piece of a longer text; `marks` are places in the whole, `from` is where the piece begins in it. */
export function MarkedPiece(props: {
  text: string
  from: number
  marks: readonly { start: number; end: number }[]
}) {
  const { text, from } = props
  const runs: { text: string; hit: boolean }[] = []
  let at = 0
  for (const { start, end } of props.marks) {
    const first = Math.max(at, start - from)
    const last = Math.min(text.length, end - from)
    if (last <= first) continue
    runs.push({ text: text.slice(at, first), hit: false }, { text: text.slice(first, last), hit: true })
    at = last
  }
  runs.push({ text: text.slice(at), hit: false })
  return <MarkedRuns runs={runs.filter((run) => run.text !== '')} />
}
