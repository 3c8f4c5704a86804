import { Ellipsis, Reply } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { answerMessage, canAnswer } from './message-actions.ts'
import { ReactPopover } from './ReactPopover.tsx'
import type { Who } from './who.ts'
import styles from './MessageToolbar.module.css'

/** The tools beside the message that the pointer or the focus is on. */
export function MessageToolbar(props: { message: MessageView; who: Who; onHold: (held: boolean) => void }) {
  const { message, who } = props
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Message">
      {canAnswer(message, who) && <ReactPopover message={message} onOpen={props.onHold} />}
      {canAnswer(message, who) && (
        <button
          type="button"
          className={styles.tool}
          aria-label="Reply"
          title="Reply"
          onClick={() => answerMessage(message)}
        >
          <Reply size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className={styles.tool}
        aria-label="More"
        title="More"
        aria-haspopup="menu"
        onClick={openMenu}
      >
        <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  )
}

function openMenu(event: MouseEvent<HTMLElement>): void {
  openMenuAt(event.currentTarget)
}

/** Opens the menu of the message that an element belongs to: the one that the secondary mouse button opens. */
export function openMenuAt(element: HTMLElement): void {
  const { left, bottom } = element.getBoundingClientRect()
  const place = { clientX: left + 4, clientY: Math.min(bottom, window.innerHeight - 8) }
  element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...place }))
}
