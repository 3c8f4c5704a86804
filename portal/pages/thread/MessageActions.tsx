import { CornerUpLeft, Flag, Pencil, Undo2 } from 'lucide-react'
import { useState } from 'react'
import styles from './MessageActions.module.css'

const QUICK = ['👍', '❤️', '😄', '🎉', '🙏', '😮']

/** What one can do with a message, below it: react, answer, and change or take back one's own. */
export function MessageActions(props: {
  own: boolean
  /** Null where there is no text to change. */
  onEdit: (() => void) | null
  onReact: (emoji: string) => void
  onReply: () => void
  onUnsend: () => void
  /** Null for one's own. */
  onReport: (() => void) | null
}) {
  const [asks, setAsks] = useState(false)
  return (
    <div className={styles.actions} role="group" aria-label="What to do with this message">
      <div className={styles.line}>
        {QUICK.map((emoji) => (
          <button
            key={emoji}
            type="button"
            className={styles.emoji}
            aria-label={`React with ${emoji}`}
            onClick={() => props.onReact(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
      {asks ? (
        <div className={styles.line}>
          <p className={styles.question}>Unsend it for everybody?</p>
          <button type="button" className={styles.action} data-tone="danger" onClick={props.onUnsend}>
            Unsend
          </button>
          <button type="button" className={styles.action} autoFocus onClick={() => setAsks(false)}>
            Keep
          </button>
        </div>
      ) : (
        <div className={styles.line}>
          <button type="button" className={styles.action} onClick={props.onReply}>
            <CornerUpLeft size={16} strokeWidth={1.75} aria-hidden="true" /> Reply
          </button>
          {props.own && props.onEdit && (
            <button type="button" className={styles.action} onClick={props.onEdit}>
              <Pencil size={16} strokeWidth={1.75} aria-hidden="true" /> Edit
            </button>
          )}
          {props.onReport && (
            <button type="button" className={styles.action} onClick={props.onReport}>
              <Flag size={16} strokeWidth={1.75} aria-hidden="true" /> Report…
            </button>
          )}
          {props.own && (
            <button type="button" className={styles.action} onClick={() => setAsks(true)}>
              <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" /> Unsend
            </button>
          )}
        </div>
      )}
    </div>
  )
}
