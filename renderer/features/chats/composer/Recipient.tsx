import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { firstName, standingWords } from '../../people/index.ts'
import styles from './Composer.module.css'

/** Who will read what is written, in words. */
export function Recipient({ id, head, isNote }: { id: string; head: ChatHead; isNote: boolean }) {
  if (isNote) {
    return (
      <p className={styles.recipient} id={id} data-note="true">
        Internal note · not visible to <bdi>{firstName(head.face)}</bdi>
      </p>
    )
  }
  return (
    <p className={styles.recipient} id={id}>
      To{' '}
      <strong>
        <bdi>{head.face.name}</bdi>
      </strong>
      , {standingWords(head.standing).toLowerCase()} of <bdi>{head.locationName}</bdi>
    </p>
  )
}
