import { useEffect, useId, useRef } from 'react'
import type { Face } from '../../../protocol/ipc/views.ts'
import { useStatus } from '../../stores/status.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { firstName, standingWords } from '../people/index.ts'
import { useQuickReply } from './use-quick-reply.ts'
import styles from './QuickReply.module.css'

/** Answers from the row, into the desk chat: its draft is the chat's own, and who will read it stands above the box. */
export function QuickReply(props: {
  face: Face
  onChat: () => void
  /** Closed by Escape or after sending: the row takes the focus again. */
  onClose: () => void
}) {
  const { face, onChat, onClose } = props
  const reply = useQuickReply(face.subject)
  const isOnline = useStatus(({ status }) => status?.connection === 'online')
  const recipientId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const isReady = reply.opened !== null
  useEffect(() => {
    const element = box.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [isReady])
  const send = async () => {
    if (!(await reply.send())) return
    showToast(
      isOnline
        ? `Sent to ${face.name}.`
        : `Waits in the outbox for ${face.name}, and goes when you are online.`,
      { action: { label: 'Open chat', run: onChat } },
    )
    onClose()
  }
  const { head = null, isNote = false } = reply.opened ?? {}
  const locked = isNote ? 'An internal note is being written in this chat.' : (head?.cannotWrite ?? null)
  return (
    <div
      className={styles.reply}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      {head && locked !== null && (
        <p className={styles.locked}>
          {locked}{' '}
          <Button size="small" onClick={onChat}>
            Open chat
          </Button>
        </p>
      )}
      {head && locked === null && (
        <>
          <p className={styles.recipient} id={recipientId}>
            To{' '}
            <strong>
              <bdi>{head.face.name}</bdi>
            </strong>
            , {standingWords(head.standing).toLowerCase()} of <bdi>{head.locationName}</bdi>
          </p>
          <textarea
            ref={box}
            className={styles.box}
            rows={2}
            value={reply.text}
            aria-label={`Reply to ${face.name}`}
            aria-describedby={recipientId}
            placeholder={`Write to ${firstName(face)}…`}
            onChange={(event) => reply.type(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              void send()
            }}
          />
          <div className={styles.bar}>
            <Button size="small" look="quiet" onClick={onChat}>
              Open chat
            </Button>
            <Button size="small" look="quiet" onClick={onClose}>
              Close
            </Button>
            <Button size="small" look="primary" disabled={!reply.canSend} onClick={() => void send()}>
              Send to {firstName(face)}
            </Button>
          </div>
        </>
      )}
      {reply.error && (
        <p className={styles.error} role="alert">
          {reply.error}
        </p>
      )}
    </div>
  )
}
