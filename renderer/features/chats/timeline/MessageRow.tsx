import { memo, useState } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { classNames } from '../../../ui/class-names.ts'
import { clockWords } from '../../../ui/time-words.ts'
import { MessageBody } from './MessageBody.tsx'
import { MessageEditor } from './MessageEditor.tsx'
import { MessageFacts } from './MessageFacts.tsx'
import { MessageToolbar } from './MessageToolbar.tsx'
import { Reactions } from './Reactions.tsx'
import type { Progress } from './state-words.ts'
import type { Who } from './who.ts'
import styles from './MessageRow.module.css'

export interface MessageRowProps {
  message: MessageView
  startsNew: boolean
  endsGroup: boolean
  progress: Progress | null
  /** Its text is being changed in its place. */
  isEdited: boolean
  /** Grows each time that this message was looked for; null while it isn't the one. */
  marked: number | null
  who: Who
}

/** One message with what belongs to it. It is drawn again only when something of it changed. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, endsGroup, progress, isEdited, marked, who } = props
  // The tools are made when they are needed: a thread has hundreds of rows and one pointer.
  const [near, setNear] = useState(false)
  const [held, setHeld] = useState(false)
  const withFacts = endsGroup || (progress !== null && SPEAKS.has(progress))
  const withTools = (near || held) && message.seq !== null && message.kind !== 'booking' && !isEdited
  return (
    <>
      {props.startsNew && (
        <p className={styles.new} role="separator" data-new="">
          <span>New</span>
        </p>
      )}
      <article
        className={classNames(styles.row, endsGroup && styles.apart)}
        aria-label={`${message.authorName}, ${clockWords(message.at, who.timeZone)}`}
        tabIndex={-1}
        data-message={message.id}
        data-seq={message.seq ?? undefined}
        data-side={message.side}
        data-marked={marked !== null}
        onPointerEnter={() => setNear(true)}
        onPointerLeave={() => setNear(false)}
        onFocus={() => setNear(true)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setNear(false)
        }}
      >
        {marked !== null && <span key={marked} className={styles.mark} aria-hidden="true" />}
        <div className={styles.column} data-wide={isEdited}>
          {isEdited ? <MessageEditor message={message} /> : <MessageBody message={message} who={who} />}
          {withTools && <MessageToolbar message={message} who={who} onHold={setHeld} />}
        </div>
        {message.reactions.length > 0 && <Reactions message={message} />}
        {withFacts && message.kind !== 'booking' && (
          <MessageFacts message={message} progress={progress} who={who} />
        )}
      </article>
    </>
  )
})

/** What must be seen of every single message, also in the middle of a group. */
const SPEAKS: ReadonlySet<Progress> = new Set(['failed', 'held'])
