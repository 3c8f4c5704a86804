import { PencilLine } from 'lucide-react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { useTypist } from '../../../stores/presence.ts'
import styles from './ColleagueTyping.module.css'

/** A warning above the box while a colleague is writing here, too: two answers would reach the customer. */
export function ColleagueTyping({ conversationId }: { conversationId: ConversationId }) {
  const name = useTypist(conversationId, true)
  if (name === null) return null
  return (
    <p className={styles.warning} role="status">
      <PencilLine size={16} strokeWidth={1.75} aria-hidden="true" />
      <span>
        <bdi>{name.split(/\s/u)[0]}</bdi> is writing an answer
      </span>
    </p>
  )
}
