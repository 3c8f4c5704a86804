import { Plus, SmilePlus } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { react } from '../../../stores/message-acts.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { tellError } from '../../../ui/toast.ts'
import { EmojiPicker } from '../composer/emoji/EmojiPicker.tsx'
import { USUAL_EMOJI } from './usual-emoji.ts'
import styles from './MessageToolbar.module.css'

/** Six usual emoji and, behind the plus, all of them. */
export function ReactPopover(props: { message: MessageView; onOpen: (open: boolean) => void }) {
  const { message, onOpen } = props
  const [open, setOpen] = useState(false)
  const change = (next: boolean) => {
    setOpen(next)
    onOpen(next)
  }
  const set = (emoji: string) => {
    change(false)
    const own = message.reactions.some((reaction) => reaction.emoji === emoji && reaction.byMe)
    react(message, emoji, !own).catch(tellError)
  }
  return (
    <Popover.Root open={open} onOpenChange={change} modal={false}>
      <Popover.Trigger asChild>
        <button type="button" className={styles.tool} aria-label="React" title="React">
          <SmilePlus size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.emoji}
          side="top"
          sideOffset={6}
          collisionPadding={8}
          aria-label="React with"
          onKeyDown={(event) => event.stopPropagation()}
        >
          {USUAL_EMOJI.map((emoji) => (
            <button
              key={emoji}
              type="button"
              className={styles.choice}
              aria-label={`React with ${emoji}`}
              onClick={() => set(emoji)}
            >
              {emoji}
            </button>
          ))}
          <EmojiPicker onPick={set} onClose={() => undefined}>
            <IconButton label="All emoji">
              <Plus size={16} strokeWidth={1.75} />
            </IconButton>
          </EmojiPicker>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
