import { create } from 'zustand'
import type { ChatHead, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId, MessageId, Subject } from '../../protocol/wire/ids.ts'
import { call, CommandError, listen, sentenceOf } from '../app/bridge.ts'
import { coalesced, whenChanged } from './rereading.ts'
import { keepSame, keepSameRows } from './same-value.ts'
import {
  newestRun,
  newestSeq,
  openingRun,
  renewedRun,
  runAround,
  withNewer,
  withOlder,
  type Run,
} from './thread-pages.ts'

const GONE = ['forbidden', 'notFound', 'gone']

/** What the timeline is to bring on screen; a new object each time that it is asked. */
export type Aim = { to: 'end' } | { to: 'firstNew' } | { to: 'message'; seq: number }

/** Where to read next instead of where one is. */
interface Jump {
  to: 'opening' | 'end' | 'firstNew' | number
  /** The message with which to open. */
  seq?: number | undefined
  done: () => void
  fail: (error: unknown) => void
}

interface ThreadState {
  conversationId: ConversationId | null
  head: ChatHead | null
  /** A run of the conversation without a gap; null until the first page is here. */
  messages: MessageView[] | null
  hasOlder: boolean
  hasNewer: boolean
  aim: Aim | null
  /** The own read mark when the thread was opened: the line "New" stands after it. Null when all was read. */
  newAfterSeq: number | null
  /** The end is on screen and stays there when something arrives. */
  following: boolean
  /** The message whose text is being changed in its place. */
  editing: MessageId | null
  error: string | null
  /** Finds the one desk chat with a customer (use case 2) and answers its id; nothing is shown yet. */
  find: (subject: Subject) => Promise<ConversationId>
  /**
   * Shows a conversation, at its first unread message or at the one asked for, and keeps it up to date; the returned
   * function stops it.
   */
  watch: (conversationId: ConversationId, seq?: number) => () => void
  reread: () => Promise<void>
  loadOlder: () => Promise<void>
  loadNewer: () => Promise<void>
  /** Brings one message on screen. Throws CommandError when it can't be had. */
  showMessage: (seq: number) => Promise<void>
  /** Brings the newest message on screen: asked for, and after sending. */
  showEnd: () => Promise<void>
  /** Brings the line "New" on screen. */
  showFirstNew: () => Promise<void>
  follow: (following: boolean) => void
  markRead: () => Promise<void>
  /** Marks the chat unread, with the line "New" before this message. */
  markUnreadFrom: (seq: number) => Promise<void>
  edit: (messageId: MessageId | null) => void
  /** Begins to change the last message that one wrote oneself; false when there is none on screen. */
  editLast: () => boolean
}

/** The one conversation that is open. */
export const useThread = create<ThreadState>()((set, get) => {
  const found = new Map<ConversationId, ChatHead>()
  const unreadFrom = new Map<ConversationId, number>()
  let markedSeq = 0
  let jump: Jump | null = null
  let wanted = { head: false, run: false, older: false, newer: false }

  const readHead = async (conversationId: ConversationId) => {
    // A desk chat without a message has no row yet: its customer is the only way to it.
    const opened = found.get(conversationId)
    if (!opened || opened.exists) return call('chats.head', { conversationId })
    const head = await call('chats.open', { subject: opened.face.subject })
    found.set(conversationId, head)
    return head
  }

  const show = (conversationId: ConversationId, run: Run, more: Partial<ThreadState> = {}) => {
    if (get().conversationId !== conversationId) return
    const { hasOlder, hasNewer } = run
    const messages = keepSameRows(get().messages, run.messages, ({ id }) => id)
    set({ messages, hasOlder, hasNewer, ...more })
  }

  const runNow = (): Run => {
    const { messages, hasOlder, hasNewer } = get()
    return { messages: messages ?? [], hasOlder, hasNewer }
  }

  const openAt = async (conversationId: ConversationId, seq: number | undefined) => {
    const head = keepSame(get().head, await readHead(conversationId))
    const readSeq = Math.min(head.readSeq, (unreadFrom.get(conversationId) ?? Infinity) - 1)
    const newAfterSeq = head.lastSeq > readSeq ? readSeq : null
    let error: string | null = null
    if (seq !== undefined) {
      try {
        const run = await runAround(conversationId, seq)
        return show(conversationId, run, { head, newAfterSeq, aim: { to: 'message', seq }, error })
      } catch (reason) {
        error = sentenceOf(reason)
      }
    }
    const run = await openingRun(head, readSeq)
    const aim: Aim = { to: newAfterSeq === null ? 'end' : 'firstNew' }
    show(conversationId, run, { head, newAfterSeq, aim, error })
  }

  const leap = async (conversationId: ConversationId, { to, seq: openingSeq }: Jump) => {
    if (to === 'opening') return openAt(conversationId, openingSeq)
    if (to === 'end') return show(conversationId, await newestRun(conversationId), { aim: { to } })
    const seq = to === 'firstNew' ? (get().newAfterSeq ?? 0) + 1 : to
    const aim: Aim = to === 'firstNew' ? { to } : { to: 'message', seq }
    if (isHeld(get().messages, seq)) return set({ aim })
    show(conversationId, await runAround(conversationId, seq), { aim })
  }

  const read = coalesced(async () => {
    const { conversationId, messages, following } = get()
    const asked = wanted
    const leaping = jump
    wanted = { head: false, run: false, older: false, newer: false }
    jump = null
    if (!conversationId) return leaping?.done()
    try {
      if (leaping) await leap(conversationId, leaping)
      if (asked.head) {
        const head = keepSame(get().head, await readHead(conversationId))
        if (get().conversationId === conversationId) set({ head, error: null })
      }
      if (asked.run && messages) show(conversationId, await renewedRun(conversationId, runNow(), following))
      if (asked.older) show(conversationId, await withOlder(conversationId, runNow()))
      if (asked.newer) show(conversationId, await withNewer(conversationId, runNow()))
      leaping?.done()
    } catch (error) {
      leaping?.fail(error)
      if (get().conversationId !== conversationId || (leaping && leaping.to !== 'opening')) return
      set({ error: sentenceOf(error) })
      // What one may no longer see must leave the screen, too (I15).
      if (error instanceof CommandError && GONE.includes(error.code)) set({ head: null, messages: null })
    }
  })

  const ask = (more: Partial<typeof wanted>) => {
    wanted = { ...wanted, ...more }
    return read()
  }
  const go = (to: Jump['to'], seq?: number) =>
    new Promise<void>((done, fail) => {
      jump?.done()
      jump = { to, seq, done, fail }
      void read()
    })

  return {
    conversationId: null,
    head: null,
    messages: null,
    hasOlder: false,
    hasNewer: false,
    aim: null,
    newAfterSeq: null,
    following: true,
    editing: null,
    error: null,
    reread: () => ask({ head: true, run: true }),
    find: async (subject) => {
      const head = await call('chats.open', { subject })
      found.set(head.conversationId, head)
      return head.conversationId
    },
    watch: (conversationId, seq) => {
      if (get().conversationId !== conversationId) {
        markedSeq = 0
        set({ conversationId, head: found.get(conversationId) ?? null, messages: null, newAfterSeq: null })
        set({ hasOlder: false, hasNewer: false, aim: null, error: null })
      }
      set({ editing: null, following: true })
      // Its error is in `error`.
      go('opening', seq).catch(() => undefined)
      const stops = [
        whenChanged(
          ['message', 'user', 'membership', 'company', 'location', 'booking', 'outbox', 'staged'],
          () => void ask({ head: true, run: true }),
          ({ topics, conversationIds }) =>
            conversationIds.length === 0 ||
            conversationIds.includes(conversationId) ||
            topics.some((topic) => topic !== 'message' && topic !== 'conversation' && topic !== 'readMark'),
        ),
        whenChanged(['conversation', 'readMark'], () => void ask({ head: true })),
        listen('upload.progressed', (file) => {
          if (file.conversationId !== conversationId) return
          set({ messages: get().messages?.map((message) => withUpload(message, file)) ?? null })
        }),
      ]
      return () => stops.forEach((stop) => stop())
    },
    loadOlder: () => (get().hasOlder ? ask({ older: true }) : Promise.resolve()),
    loadNewer: () => (get().hasNewer ? ask({ newer: true }) : Promise.resolve()),
    showMessage: (seq) => go(seq),
    showEnd: () => {
      if (get().hasNewer) return go('end')
      set({ aim: { to: 'end' } })
      return Promise.resolve()
    },
    showFirstNew: () => go('firstNew'),
    follow: (following) => {
      if (get().following !== following) set({ following })
    },
    markRead: async () => {
      const { conversationId, head, messages, hasNewer } = get()
      const seq = newestSeq(messages ?? []) ?? 0
      if (!conversationId || !head || hasNewer || seq <= Math.max(head.readSeq, markedSeq)) return
      markedSeq = seq
      unreadFrom.delete(conversationId)
      await call('chats.markRead', { conversationId, seq })
    },
    markUnreadFrom: async (seq) => {
      const { conversationId } = get()
      if (!conversationId) return
      unreadFrom.set(conversationId, seq)
      set({ newAfterSeq: seq - 1 })
      await call('chats.flagUnread', { conversationId, unread: true })
    },
    edit: (messageId) => set({ editing: messageId }),
    editLast: () => {
      const last = get().messages?.findLast(canEdit)
      if (last) set({ editing: last.id })
      return last !== undefined
    },
  }
})

/** True for a message whose text one may change: one's own, with words, not unsent. */
export function canEdit(message: MessageView): boolean {
  return message.byMe && message.kind !== 'booking' && message.deletedAt === null && message.text !== ''
}

function isHeld(messages: readonly MessageView[] | null, seq: number): boolean {
  return messages?.some((message) => message.seq === seq) ?? false
}

function withUpload(message: MessageView, file: MessageView['staged'][number]): MessageView {
  if (!message.staged.some((staged) => staged.id === file.id)) return message
  return { ...message, staged: message.staged.map((staged) => (staged.id === file.id ? file : staged)) }
}
