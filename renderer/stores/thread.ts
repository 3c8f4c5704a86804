import { create } from 'zustand'
import type { ChatHead } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { afterPaint } from './after-paint.ts'
import { call, CommandError, listen, sentenceOf } from '../app/bridge.ts'
import { unheard } from './echoes.ts'
import { createOpenings, openAgain, type Opening } from './openings.ts'
import { coalesced, SHORT_REST_MS, whenChanged } from './rereading.ts'
import { keepSame, keepSameRows } from './same-value.ts'
import {
  emptyReserve,
  firstRows,
  newestRun,
  newestSeq,
  openingRun,
  renewedRun,
  reserveNewer,
  reserveOlder,
  runAround,
  withNewer,
  withOlder,
  type Run,
} from './thread-pages.ts'
import { canEdit, isHeld, SHOWN_TOPICS, withUpload } from './thread-messages.ts'
import type { Aim, ThreadState } from './thread-state.ts'

const GONE = ['forbidden', 'notFound', 'gone']

/** Where to read next instead of where one is. */
interface Jump {
  to: 'opening' | 'end' | 'firstNew' | number
  /** The message with which to open. */
  seq?: number | undefined
  done: () => void
  fail: (error: unknown) => void
}

/** The one conversation that is open. */
export const useThread = create<ThreadState>()((set, get) => {
  const found = new Map<ConversationId, ChatHead>()
  const unreadFrom = new Map<ConversationId, number>()
  let reserve = emptyReserve()
  let markedSeq = 0
  let watchers = 0
  let jump: Jump | null = null
  let wanted = { head: false, run: false, older: false, newer: false }

  const readHead = async (conversationId: ConversationId) => {
    // A chat without a message has no row yet: whose it is, is the only way to it.
    const opened = found.get(conversationId)
    if (!opened || opened.exists) return call('chats.head', { conversationId })
    const head = await openAgain(opened)
    found.set(conversationId, head)
    return head
  }

  const show = (conversationId: ConversationId, run: Run, more: Partial<ThreadState> = {}) => {
    if (get().conversationId !== conversationId) return
    const { hasOlder, hasNewer } = run
    const messages = keepSameRows(get().messages, run.messages, ({ id }) => id)
    set({ messages, hasOlder, hasNewer, echoes: unheard(get().echoes, messages), ...more })
  }

  const runNow = (): Run => {
    const { messages, hasOlder, hasNewer } = get()
    return { messages: messages ?? [], hasOlder, hasNewer }
  }

  const openings = createOpenings(async (conversationId) => {
    const [head, newest] = await Promise.all([readHead(conversationId), newestRun(conversationId)])
    return { head, newest }
  })

  const readSeqOf = (head: ChatHead) =>
    Math.min(head.readSeq, (unreadFrom.get(head.conversationId) ?? Infinity) - 1)

  /** Shows a conversation that was open before as it was then, until it is read. */
  const showKept = (conversationId: ConversationId): boolean => {
    const kept = openings.kept(conversationId)
    if (!kept || kept.head.lastSeq > readSeqOf(kept.head)) return false
    reserve = emptyReserve()
    const run = firstRows(kept.newest, kept.head.lastSeq, reserve)
    show(conversationId, run, { head: kept.head, newAfterSeq: null, aim: { to: 'end' }, error: null })
    return true
  }

  const openAt = async (conversationId: ConversationId, seq: number | undefined) => {
    const before = get()
    const { head: readNow, newest } = await openings.take(conversationId)
    const head = keepSame(get().head, readNow)
    const readSeq = readSeqOf(head)
    const newAfterSeq = head.lastSeq > readSeq ? readSeq : null
    let error: string | null = null
    if (seq !== undefined) {
      try {
        const run = await runAround(conversationId, seq)
        reserve = emptyReserve()
        return show(conversationId, run, { head, newAfterSeq, aim: { to: 'message', seq }, error })
      } catch (reason) {
        error = sentenceOf(reason)
      }
    }
    const whole = await openingRun(head, newest, readSeq)
    reserve = emptyReserve()
    const run = whole === newest ? firstRows(whole, readSeq, reserve) : whole
    // What was remembered is on screen, and is as it was left: nothing is to be brought there again.
    const isThere = before.messages !== null && head === before.head && newAfterSeq === null
    const aim: Aim | null = isThere ? before.aim : { to: newAfterSeq === null ? 'end' : 'firstNew' }
    show(conversationId, run, { head, newAfterSeq, aim, error })
  }

  const leap = async (conversationId: ConversationId, { to, seq: openingSeq }: Jump) => {
    if (to === 'opening') return openAt(conversationId, openingSeq)
    if (to === 'end') {
      const newest = await newestRun(conversationId)
      reserve = emptyReserve()
      return show(conversationId, newest, { aim: { to } })
    }
    const seq = to === 'firstNew' ? (get().newAfterSeq ?? 0) + 1 : to
    const aim: Aim = to === 'firstNew' ? { to } : { to: 'message', seq }
    if (isHeld(get().messages, seq)) return set({ aim })
    const around = await runAround(conversationId, seq)
    reserve = emptyReserve()
    show(conversationId, around, { aim })
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
      // It was gone, and may be seen again.
      if (asked.run && get().messages === null) await openAt(conversationId, undefined)
      else if (asked.run && messages) {
        const renewed = await renewedRun(conversationId, runNow(), following)
        reserve = emptyReserve()
        show(conversationId, renewed)
      }
      if (asked.older) {
        await reserveOlder(conversationId, runNow(), reserve)
        await afterPaint()
        show(conversationId, withOlder(runNow(), reserve, get().following))
      }
      if (asked.newer) {
        await reserveNewer(conversationId, runNow(), reserve)
        await afterPaint()
        show(conversationId, withNewer(runNow(), reserve))
      }
      leaping?.done()
    } catch (error) {
      leaping?.fail(error)
      if (get().conversationId !== conversationId || (leaping && leaping.to !== 'opening')) return
      set({ error: sentenceOf(error) })
      // What one may no longer see must leave the screen, too (I15).
      if (error instanceof CommandError && GONE.includes(error.code)) set({ head: null, messages: null })
    }
  })

  const keepOpening = () => {
    const { conversationId, head, messages, hasOlder, hasNewer } = get()
    if (!conversationId || !head || !messages || hasNewer) return
    const newest = { messages, hasOlder, hasNewer }
    openings.keep(conversationId, { head, newest } satisfies Opening)
  }

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
    echoes: [],
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
    findDirect: async (userId) => {
      const head = await call('chats.openDirect', { userId })
      if (!head.exists && head.cannotWrite !== null) throw new CommandError('forbidden', head.cannotWrite)
      found.set(head.conversationId, head)
      return head.conversationId
    },
    watch: (conversationId, seq) => {
      if (get().conversationId !== conversationId) {
        markedSeq = 0
        reserve = emptyReserve()
        set({ conversationId, head: found.get(conversationId) ?? null, messages: null, newAfterSeq: null })
        set({ hasOlder: false, hasNewer: false, echoes: [], aim: null, error: null })
        if (seq === undefined) showKept(conversationId)
      }
      set({ editing: null, following: true })
      watchers += 1
      // Its error is in `error`.
      go('opening', seq).catch(() => undefined)
      const stops = [
        whenChanged(
          SHOWN_TOPICS,
          () => void ask({ head: true, run: true }),
          ({ topics, conversationIds }) =>
            conversationIds.length === 0 ||
            conversationIds.includes(conversationId) ||
            topics.some((topic) => topic !== 'message' && topic !== 'conversation' && topic !== 'readMark'),
          SHORT_REST_MS,
        ),
        whenChanged(['conversation', 'readMark'], () => void ask({ head: true }), undefined, SHORT_REST_MS),
        listen('upload.progressed', (file) => {
          if (file.conversationId !== conversationId) return
          set({ messages: get().messages?.map((message) => withUpload(message, file)) ?? null })
        }),
      ]
      return () => {
        stops.forEach((stop) => stop())
        keepOpening()
        watchers -= 1
        // Unless another one is opened in the same breath, nobody will ask for what is remembered.
        queueMicrotask(() => {
          if (watchers === 0) openings.forget()
        })
      }
    },
    prefetch: (conversationId) => {
      if (conversationId !== get().conversationId) openings.prefetch(conversationId)
    },
    echo: (echo) => {
      const without = () => get().echoes.filter(({ message }) => message !== echo.message)
      if (!get().hasNewer) set({ echoes: [...get().echoes, echo], aim: { to: 'end' } })
      return {
        kept: (id) => {
          const echoes = get().echoes.map((one) =>
            one.message === echo.message ? { ...one, keptAs: id } : one,
          )
          set({ echoes: unheard(echoes, get().messages ?? []) })
          // It may be gone from the outbox by then: what is read decides.
          void ask({ head: true, run: true }).then(() => set({ echoes: without() }))
        },
        refused: () => set({ echoes: without() }),
      }
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
