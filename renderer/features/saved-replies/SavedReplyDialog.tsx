import { Braces } from 'lucide-react'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { SavedReplyView } from '../../../protocol/ipc/views.ts'
import { saveReply } from '../../stores/desk.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FilledText } from './FilledText.tsx'
import { REPLY_VARIABLES } from './reply-variables.ts'
import { missingIn } from './variables.ts'
import styles from './SavedReplyDialog.module.css'

/** Writes a saved reply, or changes one. It stays, with the words, when it could not be kept. */
export function SavedReplyDialog({ reply, onClose }: { reply: SavedReplyView | null; onClose: () => void }) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [title, setTitle] = useState(reply?.title ?? '')
  const [text, setText] = useState(reply?.text ?? '')
  const [caret, setCaret] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const known = new Set(REPLY_VARIABLES.map(({ name }) => name))
  const unknown = missingIn(text).filter((name) => !known.has(name))

  useLayoutEffect(() => {
    if (caret === null) return
    box.current?.focus()
    box.current?.setSelectionRange(caret, caret)
  }, [caret])
  const insert = (name: string) => {
    const from = box.current?.selectionStart ?? text.length
    const to = box.current?.selectionEnd ?? text.length
    const words = `{{${name}}}`
    setText(text.slice(0, from) + words + text.slice(to))
    setCaret(from + words.length)
  }
  const save = () => {
    saveReply(reply?.id ?? null, title.trim(), text.trim()).then(onClose, (reason: Error) =>
      setError(reason.message),
    )
  }

  return (
    <Dialog
      title={reply ? 'Edit saved reply' : 'New saved reply'}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={title.trim() === '' || text.trim() === ''} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label="Title, to find it by"
          value={title}
          maxLength={300}
          data-first-focus
          onChange={(event) => setTitle(event.target.value)}
        />
        <div>
          <label className={styles.label} htmlFor={id}>
            Text
          </label>
          <textarea
            ref={box}
            id={id}
            className={styles.text}
            dir="auto"
            rows={4}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div role="group" aria-label="Insert a variable" className={styles.variables}>
          {REPLY_VARIABLES.map(({ name, means }) => (
            <button
              key={name}
              type="button"
              className={styles.variable}
              title={means}
              aria-label={`Insert ${name}: ${means}`}
              onClick={() => insert(name)}
            >
              <Braces size={12} strokeWidth={1.75} aria-hidden="true" />
              {name}
            </button>
          ))}
        </div>
        {unknown.length > 0 && (
          <p className={styles.unknown} role="status">
            {unknown.map((name) => `{{${name}}}`).join(', ')} is no variable and will stand there as it is.
          </p>
        )}
        {text !== '' && (
          <div>
            <p className={styles.label}>In a chat</p>
            <p className={styles.preview}>
              <FilledText text={text} />
            </p>
          </div>
        )}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  )
}
