import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { useThread } from '../../../stores/thread.ts'
import { showToast, tellError } from '../../../ui/toast.ts'
import styles from './Quote.module.css'

const NOT_HERE = 'This message is not on this device.'

/** The message that was answered, above the answer; a click goes to it. */
export function Quote({ answered }: { answered: NonNullable<MessageView['replyTo']> }) {
  const { seq } = answered
  const show = () => {
    if (seq === null) showToast(NOT_HERE)
    else useThread.getState().showMessage(seq).catch(tellError)
  }
  return (
    <button type="button" className={styles.quote} onClick={show}>
      <bdi className={styles.author}>{answered.authorName}</bdi>
      <span className={styles.words} dir="auto">
        {answered.text || (seq === null ? NOT_HERE : 'A message without words')}
      </span>
    </button>
  )
}
