import { exactWords } from './time-words.ts'

/** A time in words, with the exact one on hover and for machines. */
export function Moment(props: { atMs: number; timeZone: string; words: string; className?: string }) {
  return (
    <time
      className={props.className}
      dateTime={new Date(props.atMs).toISOString()}
      title={exactWords(props.atMs, props.timeZone)}
    >
      {props.words}
    </time>
  )
}
