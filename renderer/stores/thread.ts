import { create } from 'zustand'
import type { CommandOutput } from '../../protocol/ipc/commands.ts'
import type { ChatHead, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId, FileId, MessageId, Subject } from '../../protocol/wire/ids.ts'
import { call, CommandError, listen, sentenceOf } from '../app/bridge.ts'
import { coalesced, whenChanged } from './rereading.ts'
import { readDownTo, unreadLimit } from './thread-pages.ts'

const OLDER_PAGE = 100
const GONE = ['forbidden', 'notFound', 'gone']

export interface Outgoing {
  kind: 'text' | 'note'
  text: string
  stagedFileIds: FileId[]
}

interface ThreadState {
  conversationId: ConversationId | null
  head: ChatHead | null
  /** Null until the first page is here. */
  messages: MessageView[] | null
  hasOlder: boolean
  /** How many messages were put before the one that was first when the thread was opened. */
  olderCount: number
  /** The own read mark when the thread was opened: the line "New" stands after it. Null when all was read. */
  newAfterSeq: number | null
  error: string | null
  /** Finds the one desk chat with a customer (use case 2) and answers its id; nothing is shown yet. */
  find: (subject: Subject) => Promise<ConversationId>
  /** Shows a conversation and keeps it up to date; the returned function stops it. */
  watch: (conversationId: ConversationId) => () => void
  reread: () => Promise<void>
  loadOlder: () => Promise<void>
  markRead: () => Promise<void>
  /** Answers when the message is on disk (I2). Throws CommandError when it is not. */
  send: (message: Outgoing) => Promise<CommandOutput<'messages.send'>>
}

/** The one conversation that is open. */
export const useThread = create<ThreadState>()((set, get) => {
  const found = new Map<ConversationId, ChatHead>()
  let anchor: MessageId | null = null
  let markedSeq = 0
  let olderRuns = false
  let opening = true

  const readHead = async (conversationId: ConversationId) => {
    // A desk chat without a message has no row yet: its customer is the only way to it.
    const opened = found.get(conversationId)
    if (!opened || opened.exists) return call('chats.head', { conversationId })
    const head = await call('chats.open', { subject: opened.face.subject })
    found.set(conversationId, head)
    return head
  }

  const show = (messages: MessageView[], hasOlder: boolean) => {
    anchor ??= messages[0]?.id ?? null
    const place = messages.findIndex((message) => message.id === anchor)
    set({ messages, hasOlder, olderCount: place >= 0 ? place : get().olderCount })
  }

  const reread = coalesced(async () => {
    const { conversationId, messages } = get()
    if (!conversationId) return
    try {
      const head = await readHead(conversationId)
      const oldestSeq = messages?.find((message) => message.seq !== null)?.seq ?? null
      const page = await readDownTo(conversationId, oldestSeq, unreadLimit(head))
      if (get().conversationId !== conversationId) return
      if (opening) set({ newAfterSeq: head.lastSeq > head.readSeq ? head.readSeq : null })
      opening = false
      set({ head, error: null })
      show(page.messages, page.hasOlder)
    } catch (error) {
      if (get().conversationId !== conversationId) return
      set({ error: sentenceOf(error) })
      // What one may no longer see must leave the screen, too (I15).
      if (error instanceof CommandError && GONE.includes(error.code)) set({ head: null, messages: null })
    }
  })

  return {
    conversationId: null,
    head: null,
    messages: null,
    hasOlder: false,
    olderCount: 0,
    newAfterSeq: null,
    error: null,
    reread,
    find: async (subject) => {
      const head = await call('chats.open', { subject })
      found.set(head.conversationId, head)
      return head.conversationId
    },
    watch: (conversationId) => {
      opening = true
      if (get().conversationId !== conversationId) {
        anchor = null
        markedSeq = 0
        set({ conversationId, head: found.get(conversationId) ?? null, messages: null, hasOlder: false })
        set({ olderCount: 0, newAfterSeq: null, error: null })
      }
      void reread()
      const stops = [
        whenChanged(
          [
            'message',
            'conversation',
            'readMark',
            'user',
            'membership',
            'company',
            'location',
            'outbox',
            'staged',
          ],
          () => void reread(),
          ({ topics, conversationIds }) =>
            conversationIds.length === 0 ||
            conversationIds.includes(conversationId) ||
            topics.some((topic) => topic !== 'message'),
        ),
        listen('upload.progressed', (file) => {
          if (file.conversationId !== conversationId) return
          set({ messages: get().messages?.map((message) => withUpload(message, file)) ?? null })
        }),
      ]
      return () => stops.forEach((stop) => stop())
    },
    loadOlder: async () => {
      const { conversationId, messages, hasOlder } = get()
      const beforeSeq = messages?.find((message) => message.seq !== null)?.seq
      if (!conversationId || !hasOlder || !beforeSeq || olderRuns) return
      olderRuns = true
      try {
        const page = await call('messages.page', { conversationId, beforeSeq, limit: OLDER_PAGE })
        const now = get()
        const first = now.messages?.find((message) => message.seq !== null)?.seq
        // A re-read may have moved the beginning meanwhile; then the next scroll asks again.
        if (now.conversationId === conversationId && first === beforeSeq) {
          show(
            [...page.messages.filter((message) => message.seq !== null), ...(now.messages ?? [])],
            page.hasOlder,
          )
        }
      } catch (error) {
        set({ error: sentenceOf(error) })
      } finally {
        olderRuns = false
      }
    },
    markRead: async () => {
      const { conversationId, head, messages } = get()
      const seq = messages?.reduce((highest, message) => Math.max(highest, message.seq ?? 0), 0) ?? 0
      if (!conversationId || !head || seq <= Math.max(head.readSeq, markedSeq)) return
      markedSeq = seq
      await call('chats.markRead', { conversationId, seq })
    },
    send: async (message) => {
      const { conversationId, head } = get()
      if (!conversationId || !head) throw new Error('no conversation is open')
      const subject = head.kind === 'desk' ? head.face.subject : null
      return call('messages.send', { conversationId, subject, ...message, replyToId: null })
    },
  }
})

function withUpload(message: MessageView, file: MessageView['staged'][number]): MessageView {
  if (!message.staged.some((staged) => staged.id === file.id)) return message
  return { ...message, staged: message.staged.map((staged) => (staged.id === file.id ? file : staged)) }
}
