import { ArrowUp, Check, Paperclip } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { HiddenText } from '../../../renderer/ui/HiddenText.tsx'
import type { PortalChat, PortalMessage } from '../../../protocol/wire/http.ts'
import { reasonOf } from '../../api-error.ts'
import { attach, detach, takeOut, useTray } from '../../compose/attachments.ts'
import { messageText, textProblem } from '../../compose/message-text.ts'
import { beginningOf, draftOf, dropTarget, setTarget, useTarget } from '../../compose/target.ts'
import type { Desk } from '../../desk.ts'
import { AttachmentTray } from './AttachmentTray.tsx'
import { TargetBar } from './TargetBar.tsx'
import { hasFinePointer } from './pointer.ts'
import { useFileDrop } from './use-file-drop.ts'
import styles from './Composer.module.css'

const STORAGE_FULL =
  'This browser’s storage is full or switched off, so the message can’t be kept. It stays in the box.'

/** Where a message is written. It goes into the outbox before the box is emptied, so no text is ever only here. */
export function Composer({ desk, chat }: { desk: Desk; chat: PortalChat }) {
  const { conversationId } = chat
  const draftKey = draftOf(desk.me.userId, conversationId)
  const target = useTarget(draftKey)
  const edited = target?.kind === 'edit' ? target.message : null
  const tray = useTray(draftKey)
  const [text, setText] = useState(() => desk.drafts.read(conversationId))
  const typed = useRef(text)
  const [reasons, setReasons] = useState<string[]>([])
  const box = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const busy = useRef(false)

  const show = (shown: string): void => {
    typed.current = shown
    setText(shown)
  }
  const write = (written: string): void => {
    show(written)
    // The text of an edit is no draft: the draft stays as it is and comes back afterwards.
    if (!edited) desk.drafts.write(conversationId, written)
  }
  const addFiles = (files: readonly File[]): void => {
    void attach(draftKey, files).then(setReasons)
    box.current?.focus()
  }
  const dropping = useFileDrop(addFiles)

  useEffect(() => {
    if (hasFinePointer()) box.current?.focus()
  }, [])
  const editedId = edited?.id
  const targetId = target?.message.id
  useEffect(() => {
    if (editedId !== undefined) show(edited?.text ?? '')
    else show(desk.drafts.read(conversationId))
    setReasons([])
    // Which message it is decides; its text may change meanwhile, and what was typed stays.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editedId])
  useEffect(() => {
    if (targetId !== undefined) box.current?.focus()
  }, [targetId])
  useLayoutEffect(() => {
    if (!box.current) return
    box.current.style.height = 'auto'
    box.current.style.height = `${box.current.scrollHeight + 2}px`
  }, [text])

  const clean = messageText(text)
  const isEmpty = clean === '' && (edited !== null || tray.length === 0)
  const send = async (): Promise<void> => {
    if (busy.current || isEmpty) return
    const problem = textProblem(clean)
    if (problem) {
      setReasons([problem])
      return
    }
    busy.current = true
    try {
      if (edited) await desk.edit(conversationId, edited.id, clean)
      else {
        await desk.outbox.add(conversationId, clean, tray, {
          replyTo: target && quoteOf(target.message),
          directUserId: chat.otherUserId,
        })
        // Large files take a while to be kept: what was typed, attached or chosen meanwhile is the next message's.
        const now = typed.current
        write(now.startsWith(text) ? now.slice(text.length) : now)
        takeOut(draftKey, tray)
      }
      dropTarget(draftKey, target)
      setReasons([])
    } catch (error) {
      setReasons([edited ? `Not changed. ${reasonOf(error)}` : STORAGE_FULL])
    } finally {
      busy.current = false
      box.current?.focus()
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && target) setTarget(draftKey, null)
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
      {target && <TargetBar target={target} onCancel={() => setTarget(draftKey, null)} />}
      {!edited && tray.length > 0 && <AttachmentTray tray={tray} onRemove={(id) => detach(draftKey, id)} />}
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
          onChange={(event) => {
            write(event.target.value)
            if (!edited && event.target.value !== '') desk.typing.typed(conversationId)
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = [...event.clipboardData.files]
            if (files.length === 0) return
            event.preventDefault()
            addFiles(files)
          }}
        />
        <button type="submit" className={styles.send} disabled={isEmpty}>
          {edited ? (
            <Check size={22} strokeWidth={2} aria-hidden="true" />
          ) : (
            <ArrowUp size={22} strokeWidth={2} aria-hidden="true" />
          )}
          <HiddenText>{edited ? 'Save the change' : `Send to ${chat.title}`}</HiddenText>
        </button>
      </div>
    </form>
  )
}

function quoteOf(message: PortalMessage): NonNullable<PortalMessage['replyTo']> {
  return { id: message.id, authorName: message.authorName, text: beginningOf(message) }
}
