import { X } from 'lucide-react'
import { useReplyTarget } from '../../../stores/reply-target.ts'
import { IconButton } from '../../../ui/Button.tsx'
import styles from './QuotedAnswer.module.css'

/** The message that is being answered, above the box. */
export function QuotedAnswer({ onRemove }: { onRemove: () => void }) {
  const target = useReplyTarget((state) => state.target)
  const clear = useReplyTarget((state) => state.clear)
  if (!target) return null
  return (
    <div className={styles.quote} role="group" aria-label={`Answer to ${target.authorName}`}>
      <div className={styles.words}>
        <p className={styles.author}>
          <bdi>{target.authorName}</bdi>
        </p>
        <p className={styles.text} dir="auto">
          {target.text}
        </p>
      </div>
      <IconButton
        label="Don’t answer this message"
        onClick={() => {
          clear()
          onRemove()
        }}
      >
        <X size={16} strokeWidth={1.75} />
      </IconButton>
    </div>
  )
}
