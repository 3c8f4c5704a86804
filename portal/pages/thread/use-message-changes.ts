import { useCallback, useMemo, useState } from 'react'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import type { ConversationId, MessageId } from '../../../protocol/wire/ids.ts'
import { reasonOf } from '../../api-error.ts'
import { setTarget } from '../../compose/target.ts'
import type { Desk } from '../../desk.ts'

/** What a person does with the messages of one thread. Of one message at a time the actions are open. */
export interface MessageChanges {
  openId: MessageId | null
  /** Why the last change was not made, at the message that it was about. */
  problem: { id: MessageId; reason: string } | null
  toggle(id: MessageId): void
  reply(message: PortalMessage): void
  edit(message: PortalMessage): void
  react(message: PortalMessage, emoji: string, on: boolean): void
  unsend(message: PortalMessage): void
  /** The message that is being reported; null when none is. */
  reported: PortalMessage | null
  report(message: PortalMessage | null): void
}

/** `draft` names where the next message is written: an answer and an edit are written there. */
export function useMessageChanges(desk: Desk, conversationId: ConversationId, draft: string): MessageChanges {
  const [openId, setOpenId] = useState<MessageId | null>(null)
  const [problem, setProblem] = useState<MessageChanges['problem']>(null)
  const [reported, setReported] = useState<PortalMessage | null>(null)
  const attempt = useCallback((id: MessageId, change: Promise<void>): void => {
    setOpenId(null)
    setProblem(null)
    change.catch((error: unknown) => setProblem({ id, reason: reasonOf(error) }))
  }, [])
  return useMemo(
    () => ({
      openId,
      problem,
      toggle: (id) => setOpenId((open) => (open === id ? null : id)),
      reply: (message) => {
        setOpenId(null)
        setTarget(draft, { kind: 'reply', message })
      },
      edit: (message) => {
        setOpenId(null)
        setTarget(draft, { kind: 'edit', message })
      },
      react: (message, emoji, on) => attempt(message.id, desk.react(conversationId, message.id, emoji, on)),
      unsend: (message) => attempt(message.id, desk.unsend(conversationId, message.id)),
      reported,
      report: (message) => {
        setOpenId(null)
        setReported(message)
      },
    }),
    [openId, problem, reported, draft, desk, conversationId, attempt],
  )
}
