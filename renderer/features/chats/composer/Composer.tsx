import { Paperclip, StickyNote } from 'lucide-react'
import { useEffect, useId, useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useStaged } from '../../../stores/staged.ts'
import { Button } from '../../../ui/Button.tsx'
import { firstName } from '../../people/index.ts'
import { Recipient } from './Recipient.tsx'
import { StagedTray } from './StagedTray.tsx'
import { useComposition } from './use-composition.ts'
import styles from './Composer.module.css'

/** Where one writes: to the customer, or an internal note. It says in words who will read it. */
export function Composer({ head }: { head: ChatHead }) {
  const recipientId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const addFiles = useStaged((state) => state.add)
  const chooseFiles = useStaged((state) => state.choose)
  const composition = useComposition(head.conversationId)
  const calls = useNavigation((state) => state.composerCalls)
  useEffect(() => {
    if (calls > 0) box.current?.focus()
  }, [calls])

  if (head.cannotWrite !== null) {
    return (
      <div className={styles.composer}>
        <p className={styles.locked}>{head.cannotWrite}</p>
      </div>
    )
  }
  const isNote = composition.kind === 'note'
  const name = head.face.name

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the choice of a character in Chinese, Japanese and Korean input: that is no Send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void composition.send()
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    void addFiles(files)
  }

  return (
    <div className={styles.composer}>
      <Recipient id={recipientId} head={head} isNote={isNote} />
      <div className={styles.box} data-note={isNote}>
        <StagedTray />
        <textarea
          ref={box}
          className={styles.text}
          dir="auto"
          rows={1}
          aria-label={isNote ? `Internal note about ${name}` : `Message to ${name}`}
          placeholder={
            isNote ? `Note for the desk; ${firstName(head.face)} never sees it` : 'Write a message'
          }
          value={composition.text}
          onChange={(event) => composition.type(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={composition.keep}
        />
        <div className={styles.bar}>
          <Button look="quiet" size="small" onClick={() => void chooseFiles()}>
            <Paperclip size={16} strokeWidth={1.75} aria-hidden="true" />
            Attach
          </Button>
          <Button
            look="quiet"
            size="small"
            className={styles.toggle}
            aria-pressed={isNote}
            onClick={() => {
              composition.choose(isNote ? 'text' : 'note')
              box.current?.focus()
            }}
          >
            <StickyNote size={16} strokeWidth={1.75} aria-hidden="true" />
            Note
          </Button>
          <span className={styles.state} role="status">
            {composition.draftWords}
          </span>
          <Button
            look={isNote ? 'note' : 'primary'}
            aria-describedby={recipientId}
            disabled={!composition.canSend}
            onClick={() => void composition.send()}
          >
            {isNote ? 'Add note' : 'Send'}
          </Button>
        </div>
      </div>
      {composition.error && (
        <p className={styles.error} role="alert">
          {isNote ? "Couldn't keep the note: " : "Couldn't send: "}
          {composition.error}
        </p>
      )}
    </div>
  )
}
