import { useEffect, useRef, useState } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import type { UserId } from '../../../../protocol/wire/ids.ts'
import { useColleagues } from '../../../stores/desk.ts'
import type { SaveState } from '../../../stores/pause-saver.ts'
import { useReplyTarget } from '../../../stores/reply-target.ts'
import { useSession } from '../../../stores/session.ts'
import { sendMessage } from '../../../stores/sending.ts'
import { useStaged } from '../../../stores/staged.ts'
import { useThread } from '../../../stores/thread.ts'
import { echoOf } from './echo-of.ts'
import { mentionedIn } from './mentions.ts'
import { useDraft, type MessageKind } from './use-draft.ts'
import { useStrangers, type StrangerCheck } from './use-strangers.ts'
import { useTyping } from './use-typing.ts'

export interface Composition {
  kind: MessageKind
  text: string
  canSend: boolean
  /** Why the last Send failed; the text is still there. */
  error: string | null
  draftWords: string
  strangers: StrangerCheck
  type: (text: string) => void
  choose: (kind: MessageKind) => void
  /** Remembers who was meant by a name that two colleagues have. */
  mention: (userId: UserId) => void
  send: () => Promise<void>
  /** Saves the draft at once. */
  keep: () => void
}

/**
 * What is being written in one conversation. It is kept as a draft at each pause, and leaves the box only when main has
 * answered that the message is on disk (I2). The component that uses it is made anew for each conversation. `onSent` is given
 * where the thread is not on screen: then nothing is drawn in it.
 */
export function useComposition(head: ChatHead, onSent?: (kind: MessageKind) => void): Composition {
  const { conversationId } = head
  const draft = useDraft(conversationId)
  const strangers = useStrangers(conversationId)
  const tellTyping = useTyping(conversationId)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const files = useStaged((state) => state.files)
  const isStaging = useStaged((state) => state.isStaging || state.copying.length > 0)
  const mentioned = useRef(new Set<UserId>())
  const isSending = useRef(false)
  const isGone = useRef(false)
  const [waitsForFiles, setWaitsForFiles] = useState(false)

  useEffect(() => useStaged.getState().watch(conversationId), [conversationId])
  useEffect(() => useStaged.getState().setForNote(draft.kind === 'note'), [draft.kind])

  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])

  /** Send takes along what is still on its way into the tray. False when that was left out, or one went on writing. */
  const withAllFiles = async (): Promise<boolean> => {
    const before = useStaged.getState()
    const { text } = draft.now()
    setWaitsForFiles(true)
    await before.settled()
    setWaitsForFiles(false)
    const after = useStaged.getState()
    const nothingLeftOut =
      after.error === null &&
      after.folders.length <= before.folders.length &&
      (after.refused.length === 0 || after.refused === before.refused)
    return (
      !isGone.current &&
      after.conversationId === conversationId &&
      nothingLeftOut &&
      draft.now().text === text
    )
  }

  const send = async () => {
    if (isSending.current) return
    isSending.current = true
    setError(null)
    const { isStaging: isAdding, copying } = useStaged.getState()
    // Without anything to wait for it is drawn in the next frame.
    if ((isAdding || copying.length > 0) && !(await withAllFiles())) {
      isSending.current = false
      return
    }
    const sent = draft.now()
    // Not what is drawn: a file may have been added or removed since.
    const now = useStaged.getState().files
    if (sent.text.trim() === '' && now.length === 0) {
      isSending.current = false
      return
    }
    setSending(true)
    const text = sent.text.trim()
    const target = useReplyTarget.getState().target
    const colleagues = useColleagues.getState().value ?? []
    const outgoing = {
      kind: sent.kind,
      text,
      stagedFileIds: now.map(({ id }) => id),
      mentionUserIds: mentionedIn(text, colleagues, mentioned.current),
      replyToId: target?.messageId ?? null,
    }
    // A message of words alone is drawn in the next frame; the words stay in the box until they are on disk.
    const { session } = useSession.getState()
    const inThread = onSent === undefined
    const withEcho = inThread && now.length === 0 && session.state === 'signedIn'
    const echo = withEcho ? useThread.getState().echo(echoOf(outgoing, target, session, colleagues)) : null
    try {
      if (now.length > 0 && sent.kind === 'text' && !(await strangers.passes(now))) return
      const messageId = await sendMessage(head, outgoing)
      echo?.kept(messageId)
      mentioned.current.clear()
      if (useReplyTarget.getState().target === target) useReplyTarget.getState().clear()
      const rest = draft.now().text
      draft.change({ kind: 'text', text: rest.startsWith(sent.text) ? rest.slice(sent.text.length) : rest })
      draft.keep()
      if (now.length > 0) void useStaged.getState().reread()
      if (inThread && (!echo || useThread.getState().hasNewer)) void useThread.getState().showEnd()
      onSent?.(sent.kind)
    } catch (reason) {
      echo?.refused()
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      isSending.current = false
      setSending(false)
    }
  }

  return {
    kind: draft.kind,
    text: draft.text,
    canSend: !sending && !waitsForFiles && (draft.text.trim() !== '' || files.length > 0 || isStaging),
    error: error ?? draft.error,
    draftWords: waitsForFiles ? 'Goes when the files are copied' : draftWords(draft.saved, draft.text),
    strangers,
    type: (text) => {
      const { kind } = draft.now()
      draft.change({ kind, text })
      if (kind === 'text' && text !== '') tellTyping()
    },
    choose: (kind) => draft.change({ kind, text: draft.now().text }),
    mention: (userId) => mentioned.current.add(userId),
    send,
    keep: draft.keep,
  }
}

function draftWords(saved: SaveState | null, text: string): string {
  if (saved?.state === 'failed') return `Draft not saved: ${saved.reason}`
  return saved?.state === 'saved' && text !== '' ? 'Draft saved' : ''
}
