import { ContextMenu } from 'radix-ui'
import { useRef, useState, type MouseEvent, type ReactElement } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { react } from '../../../stores/message-acts.ts'
import { useThread } from '../../../stores/thread.ts'
import menu from '../../../ui/Menu.module.css'
import { MenuWords } from '../../../ui/Menu.tsx'
import { tellError } from '../../../ui/toast.ts'
import { canAnswer, messageActions } from './message-actions.ts'
import styles from './MessageMenu.module.css'
import { UnsendDialog } from './UnsendDialog.tsx'
import { USUAL_EMOJI } from './usual-emoji.ts'
import type { Who } from './who.ts'

/** The menu of whichever message is asked for: one menu for all of them, around the scrolling element given as child. */
export function MessageMenu({ who, children }: { who: Who; children: ReactElement }) {
  const [message, setMessage] = useState<MessageView | null>(null)
  const [unsending, setUnsending] = useState<MessageView | null>(null)
  const movedFocus = useRef(false)

  const choose = (event: MouseEvent) => {
    const asked = messageAt(event.target)
    if (!asked) return event.preventDefault()
    movedFocus.current = false
    setMessage(asked)
  }

  return (
    <>
      <ContextMenu.Root modal={false}>
        <ContextMenu.Trigger asChild onContextMenu={choose}>
          {children}
        </ContextMenu.Trigger>
        <ContextMenu.Portal>
          {message && (
            <ContextMenu.Content
              className={menu.menu}
              collisionPadding={8}
              aria-label={`Message of ${message.authorName}`}
              onCloseAutoFocus={(event) => {
                if (movedFocus.current) event.preventDefault()
              }}
            >
              {canAnswer(message, who) && (
                <ContextMenu.Group className={styles.emoji} aria-label="React with">
                  {USUAL_EMOJI.map((emoji) => {
                    const own = message.reactions.some((one) => one.emoji === emoji && one.byMe)
                    return (
                      <ContextMenu.Item
                        key={emoji}
                        className={styles.choice}
                        data-own={own}
                        aria-label={own ? `Take back ${emoji}` : `React with ${emoji}`}
                        onSelect={() => void react(message, emoji, !own).catch(tellError)}
                      >
                        {emoji}
                      </ContextMenu.Item>
                    )
                  })}
                </ContextMenu.Group>
              )}
              {messageActions(message, who, () => setUnsending(message)).map((action) => (
                <ContextMenu.Item
                  key={action.label}
                  className={menu.item}
                  data-tone={action.tone}
                  onSelect={() => {
                    movedFocus.current = action.movesFocus ?? false
                    action.run()
                  }}
                >
                  <MenuWords item={action} />
                </ContextMenu.Item>
              ))}
            </ContextMenu.Content>
          )}
        </ContextMenu.Portal>
      </ContextMenu.Root>
      {unsending && <UnsendDialog message={unsending} who={who} onClose={() => setUnsending(null)} />}
    </>
  )
}

/** The message that an element belongs to; none in a box of words, and none that has nothing to offer. */
function messageAt(target: EventTarget): MessageView | null {
  if (!(target instanceof HTMLElement) || target.closest('textarea, input')) return null
  const id = target.closest('[data-message]')?.getAttribute('data-message')
  const message = useThread.getState().messages?.find((one) => one.id === id)
  return message && message.kind !== 'booking' && message.deletedAt === null ? message : null
}
