import { useEffect, useState } from 'react'
import type { ChatHead, Face } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { openChatHead } from '../../stores/sending.ts'
import { useStatus } from '../../stores/status.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { Composer } from '../chats/index.ts'
import { ThreadDrop } from '../drop/index.ts'
import styles from './QuickReply.module.css'

/** Answers from the row, into the desk chat, with the chat's own box: its draft, its files, and who will read it. */
export function QuickReply(props: {
  face: Face
  onChat: () => void
  /** Closed by Escape or after sending: the row takes the focus again. */
  onClose: () => void
}) {
  const { face, onChat, onClose } = props
  const { head, error } = useChatHead(face.subject)
  const sent = (kind: 'text' | 'note') => {
    showToast(kind === 'note' ? `The note about ${face.name} is kept.` : sentWords(face.name), {
      action: { label: 'Open chat', run: onChat },
    })
    onClose()
  }
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
      {head && (
        // A file that is let go here stays here; beside it, on the row, it leads to the chat as anywhere.
        <ThreadDrop head={head}>
          <Composer key={head.conversationId} head={head} onSent={sent} />
        </ThreadDrop>
      )}
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.bar}>
        <Button size="small" look="quiet" onClick={onChat}>
          Open chat
        </Button>
        <Button size="small" look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  )
}

function sentWords(name: string): string {
  const isOnline = useStatus.getState().status?.connection === 'online'
  return isOnline ? `Sent to ${name}.` : `Waits in the outbox for ${name}, and goes when you are online.`
}

/** The desk chat with somebody, whether or not it exists yet; null until it was read. */
function useChatHead({ kind, id }: Subject): { head: ChatHead | null; error: string | null } {
  const [head, setHead] = useState<ChatHead | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    let left = false
    openChatHead({ kind, id } as Subject).then(
      (opened) => !left && setHead(opened),
      (reason: Error) => !left && setError(reason.message),
    )
    return () => void (left = true)
  }, [kind, id])
  return { head, error }
}
