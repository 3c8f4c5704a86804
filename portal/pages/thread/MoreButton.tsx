import { Ellipsis } from 'lucide-react'
import { beginningOf } from '../../compose/target.ts'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import styles from './MessageRow.module.css'

/** Opens and closes what one can do with a message. */
export function MoreButton(props: { message: PortalMessage; isOpen: boolean; onPress: () => void }) {
  const about = beginningOf(props.message).slice(0, 60)
  return (
    <button
      type="button"
      className={styles.more}
      aria-expanded={props.isOpen}
      aria-label={`More for “${about}”`}
      onClick={props.onPress}
    >
      <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
    </button>
  )
}
