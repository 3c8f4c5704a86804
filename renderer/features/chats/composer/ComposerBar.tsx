import { Paperclip, Slash, Smile, StickyNote } from 'lucide-react'
import { useStaged } from '../../../stores/staged.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmojiPicker } from './emoji/EmojiPicker.tsx'
import type { Box } from './use-box.ts'
import type { Composition } from './use-composition.ts'
import styles from './Composer.module.css'

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What can be added to the text, how the draft stands, and Send. */
export function ComposerBar(props: {
  composition: Composition
  box: Box
  recipientId: string
  /** A direct chat has no colleagues who would read a note. */
  isDesk: boolean
  sendWords: string
}) {
  const { composition, box } = props
  const chooseFiles = useStaged((state) => state.choose)
  const isNote = composition.kind === 'note'
  return (
    <div className={styles.bar}>
      <Button look="quiet" size="small" onClick={() => void chooseFiles()}>
        <Paperclip {...ICON} />
        Attach
      </Button>
      {props.isDesk && (
        <Button
          look="quiet"
          size="small"
          className={styles.toggle}
          aria-pressed={isNote}
          onClick={() => {
            composition.choose(isNote ? 'text' : 'note')
            box.focus()
          }}
        >
          <StickyNote {...ICON} />
          Note
        </Button>
      )}
      <Button look="quiet" size="small" onClick={() => box.offer('/')}>
        <Slash {...ICON} />
        Replies
      </Button>
      <EmojiPicker onPick={box.insert} onClose={box.focus}>
        <Button look="quiet" size="small" aria-label="Emoji">
          <Smile {...ICON} />
        </Button>
      </EmojiPicker>
      <span className={styles.state} role="status">
        {composition.draftWords}
      </span>
      <Button
        look={isNote ? 'note' : 'primary'}
        aria-describedby={props.recipientId}
        disabled={!composition.canSend}
        onClick={() => void composition.send()}
      >
        {isNote ? 'Add note' : props.sendWords}
      </Button>
    </div>
  )
}
