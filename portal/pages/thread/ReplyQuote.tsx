import type { PortalMessage } from '../../../protocol/wire/http.ts'
import { rowId } from './row-id.ts'
import styles from './ReplyQuote.module.css'

/** The beginning of the message that this one answers; pressed, it leads there when it is on the page. */
export function ReplyQuote(props: { quoted: NonNullable<PortalMessage['replyTo']>; isHere: boolean }) {
  const { id, authorName, text } = props.quoted
  const inside = (
    <>
      <bdi className={styles.name}>{authorName}</bdi>
      <span className={styles.words} dir="auto">
        {text === '' ? 'Message unsent' : text}
      </span>
    </>
  )
  if (!props.isHere) return <div className={styles.quote}>{inside}</div>
  return (
    <button type="button" className={styles.quote} onClick={() => goTo(id)}>
      {inside}
    </button>
  )
}

/** The row takes the focus, so that its ring shows which one it is. */
function goTo(id: string): void {
  const row = document.getElementById(rowId(id))
  row?.scrollIntoView({ block: 'center' })
  row?.focus({ preventScroll: true })
}
