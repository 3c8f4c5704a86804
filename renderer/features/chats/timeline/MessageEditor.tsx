import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { editMessage } from '../../../stores/message-acts.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useThread } from '../../../stores/thread.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './MessageEditor.module.css'

/** Changes the words of an own message in its place: Enter keeps, Escape leaves them as they were. */
export function MessageEditor({ message }: { message: MessageView }) {
  const [text, setText] = useState(message.text)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { current } = box
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])

  const close = () => {
    useThread.getState().edit(null)
    useNavigation.getState().focusComposer()
  }
  const save = async () => {
    const next = text.trim()
    if (next === '' || saving) return
    if (next === message.text) return close()
    setSaving(true)
    try {
      await editMessage(message, next)
      close()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
      setSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // The keys of the thread and of the window are not meant while one writes here.
    event.stopPropagation()
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && !event.shiftKey) void save()
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.editor} data-note={message.kind === 'note'}>
      <textarea
        ref={box}
        className={styles.box}
        dir="auto"
        aria-label={message.kind === 'note' ? 'Edit this note' : 'Edit this message'}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {error && (
        <p className={styles.error} role="alert">
          {"Couldn't change it: "}
          {error}
        </p>
      )}
      <div className={styles.bar}>
        <span className={styles.hint}>
          {text.trim() === '' ? 'To take it back, use Unsend' : 'Enter keeps · Esc cancels'}
        </span>
        <Button size="small" onClick={close}>
          Cancel
        </Button>
        <Button
          size="small"
          look="primary"
          disabled={text.trim() === '' || saving}
          onClick={() => void save()}
        >
          Save
        </Button>
      </div>
    </div>
  )
}
