import { ArrowUp, Paperclip } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import type { PortalChat } from '../../../protocol/wire/http.ts'
import { attach, clearTray, detach, useTray } from '../../compose/attachments.ts'
import { messageText, textProblem } from '../../compose/message-text.ts'
import type { Desk } from '../../desk.ts'
import { AttachmentTray } from './AttachmentTray.tsx'
import { hasFinePointer } from './pointer.ts'
import { useFileDrop } from './use-file-drop.ts'
import styles from './Composer.module.css'

/** Where a message is written. It goes into the outbox before the box is emptied, so no text is ever only here. */
export function Composer({ desk, chat }: { desk: Desk; chat: PortalChat }) {
  const { conversationId } = chat
  const draftKey = `${desk.me.userId}/${conversationId}`
  const tray = useTray(draftKey)
  const [text, setText] = useState(() => desk.drafts.read(conversationId))
  const [reasons, setReasons] = useState<string[]>([])
  const box = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const busy = useRef(false)

  const write = (written: string): void => {
    setText(written)
    desk.drafts.write(conversationId, written)
  }
  const addFiles = (files: readonly File[]): void => {
    void attach(draftKey, files).then(setReasons)
    box.current?.focus()
  }
  const dropping = useFileDrop(addFiles)

  useEffect(() => {
    if (hasFinePointer()) box.current?.focus()
  }, [])
  useLayoutEffect(() => {
    if (!box.current) return
    box.current.style.height = 'auto'
    box.current.style.height = `${box.current.scrollHeight + 2}px`
  }, [text])

  const clean = messageText(text)
  const send = async (): Promise<void> => {
    if (busy.current || (clean === '' && tray.length === 0)) return
    const problem = textProblem(clean)
    if (problem) {
      setReasons([problem])
      return
    }
    busy.current = true
    try {
      await desk.outbox.add(conversationId, clean, tray)
      write('')
      clearTray(draftKey)
      setReasons([])
    } catch {
      setReasons([
        'This browser’s storage is full or switched off, so the message can’t be kept. It stays in the box.',
      ])
    } finally {
      busy.current = false
      box.current?.focus()
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const plainEnter =
      event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.nativeEvent.isComposing
    if (!plainEnter || !(hasFinePointer() || event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void send()
  }

  return (
    <form
      className={styles.composer}
      data-dropping={dropping}
      aria-label={`Write to ${chat.title}`}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {dropping && <p className={styles.drop}>Attach for {chat.title}</p>}
      {tray.length > 0 && <AttachmentTray tray={tray} onRemove={(id) => detach(draftKey, id)} />}
      {reasons.length > 0 && (
        <ul className={styles.reasons} role="alert">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <div className={styles.line}>
        <button type="button" className={styles.attach} onClick={() => picker.current?.click()}>
          <Paperclip size={20} strokeWidth={1.75} aria-hidden="true" />
          <HiddenText>Attach files</HiddenText>
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            addFiles([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <textarea
          ref={box}
          className={styles.box}
          rows={1}
          aria-label={`Message ${chat.title}`}
          placeholder={`Message ${chat.title}`}
          dir="auto"
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = [...event.clipboardData.files]
            if (files.length === 0) return
            event.preventDefault()
            addFiles(files)
          }}
        />
        <button type="submit" className={styles.send} disabled={clean === '' && tray.length === 0}>
          <ArrowUp size={22} strokeWidth={2} aria-hidden="true" />
          <HiddenText>Send to {chat.title}</HiddenText>
        </button>
      </div>
    </form>
  )
}
