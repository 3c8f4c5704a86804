import type { ChatHead, MessagePage, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { rowsThatFill } from './rows-that-fill.ts'

/** More than a high window shows. */
const FIRST_PAGE = 40
/** The head of a conversation, its composer and the status line are higher. */
const AROUND_PX = 150
/** So many that were read before are above the first unread one. */
const ABOVE_NEW_ROWS = 10
const NEXT_PAGE = 48
/**
 * So many rows of a page are drawn in a frame. Each time that rows come, all that is near the screen is painted anew:
 * fewer would cost more frames than they save, more would cost one that is seen.
 */
const SLICE_ROWS = 24
const AROUND_PAGE = 60
const PAGE_MAX = 200
/** Unread ones up to so many are shown together with the newest. */
const UNREAD_WITH_NEWEST = 100
/** So many messages are held at most. A thread of any length costs the window no more than this. */
export const HELD_MAX = 300

/** The messages in hand: a run of a conversation without a gap. Those that wait are there when the run reaches the end. */
export interface Run {
  messages: MessageView[]
  hasOlder: boolean
  hasNewer: boolean
}

/** Messages at both ends of a run that were read and are not drawn yet. `more` says what lies behind them. */
export interface Reserve {
  older: MessageView[]
  newer: MessageView[]
  more: { older: boolean; newer: boolean }
}

export function emptyReserve(): Reserve {
  return { older: [], newer: [], more: { older: true, newer: true } }
}

/**
 * The run with which a conversation opens: its newest messages, or those around the first unread one. `newest` was read
 * together with the head.
 */
export async function openingRun(head: ChatHead, newest: Run, readSeq: number): Promise<Run> {
  const { conversationId, lastSeq } = head
  const unread = lastSeq - readSeq
  if (unread > UNREAD_WITH_NEWEST) return runAround(conversationId, readSeq + 1)
  if (unread + 20 <= FIRST_PAGE) return newest
  return newestRun(conversationId, unread + 20)
}

/**
 * The part of an opening run that is drawn first: what fills the window, and all unread ones. What is before it goes into
 * the reserve and is drawn a frame later.
 */
export function firstRows(run: Run, readSeq: number, reserve: Reserve): Run {
  const unread = run.messages.filter(({ seq }) => seq === null || seq > readSeq).length
  const rows = Math.max(
    rowsThatFill(run.messages, window.innerHeight - AROUND_PX),
    unread > 0 ? unread + ABOVE_NEW_ROWS : 0,
  )
  if (run.messages.length <= rows) return run
  reserve.older = run.messages.slice(0, -rows)
  reserve.more.older = run.hasOlder
  return { ...run, messages: run.messages.slice(-rows), hasOlder: true }
}

/** The newest messages, and those that wait. */
export async function newestRun(conversationId: ConversationId, limit = FIRST_PAGE): Promise<Run> {
  const page = await call('messages.page', { conversationId, beforeSeq: null, limit })
  return { ...page, hasNewer: false }
}

/** Messages before and after one; throws CommandError when it is neither here nor at the server. */
export async function runAround(conversationId: ConversationId, seq: number): Promise<Run> {
  return call('messages.around', { conversationId, seq, limit: AROUND_PAGE })
}

/** Reads a page of older messages into the reserve, unless something is there. */
export async function reserveOlder(
  conversationId: ConversationId,
  run: Run,
  reserve: Reserve,
): Promise<void> {
  const beforeSeq = oldestSeq(run.messages)
  if (!run.hasOlder || beforeSeq === null || reserve.older.length > 0) return
  const page = await call('messages.page', { conversationId, beforeSeq, limit: NEXT_PAGE })
  reserve.older = stored(page.messages)
  reserve.more.older = page.hasOlder
}

/** Reads a page of newer messages into the reserve, unless something is there. */
export async function reserveNewer(
  conversationId: ConversationId,
  run: Run,
  reserve: Reserve,
): Promise<void> {
  const afterSeq = newestSeq(run.messages)
  if (!run.hasNewer || afterSeq === null || reserve.newer.length > 0) return
  const page = await call('messages.after', { conversationId, afterSeq, limit: NEXT_PAGE })
  reserve.newer = page.messages
  reserve.more.newer = page.hasNewer
}

/**
 * The run with the next rows of the reserve before it; at its other end it lets go of what is too much. Whoever follows
 * the end of a full run looks just there: it stays as it is.
 */
export function withOlder(run: Run, reserve: Reserve, following: boolean): Run {
  if (following && run.messages.length >= HELD_MAX) return run
  const messages = [...reserve.older.splice(-SLICE_ROWS), ...run.messages]
  const longer = { ...run, messages, hasOlder: reserve.older.length > 0 || reserve.more.older }
  const kept = cutNewest(longer)
  // What comes after the end that was cut off is no longer what comes next.
  if (kept !== longer) reserve.newer = []
  return kept
}

/** The run with the next rows of the reserve after it; at its other end it lets go of what is too much. */
export function withNewer(run: Run, reserve: Reserve): Run {
  const messages = [...stored(run.messages), ...reserve.newer.splice(0, SLICE_ROWS)]
  const longer = { ...run, messages, hasNewer: reserve.newer.length > 0 || reserve.more.newer }
  const kept = cutOldest(longer)
  if (kept !== longer) reserve.older = []
  return kept
}

/**
 * The same run read again, so that an edit of an old message is seen, too. One that reached the end reaches the new
 * end. When it gets too long it loses what is far from the reader: the oldest when the end is followed.
 */
export async function renewedRun(conversationId: ConversationId, run: Run, following: boolean): Promise<Run> {
  const downTo = oldestSeq(run.messages)
  const newest = newestSeq(run.messages)
  if (downTo === null || newest === null) return newestRun(conversationId)
  let beforeSeq: number | null = run.hasNewer ? newest + 1 : null
  let messages: MessageView[] = []
  // As many as are there, and some that may have come.
  const limit = Math.min(PAGE_MAX, run.messages.length + 20)
  for (;;) {
    const page: MessagePage = await call('messages.page', { conversationId, beforeSeq, limit })
    messages = [...(beforeSeq === null ? page.messages : stored(page.messages)), ...messages]
    const first = oldestSeq(page.messages)
    if (first === null || first <= downTo || !page.hasOlder) {
      const kept = messages.filter(({ seq }) => seq === null || seq >= downTo)
      const renewed = {
        messages: kept,
        hasNewer: run.hasNewer,
        hasOlder: page.hasOlder || kept.length < messages.length,
      }
      return following ? cutOldest(renewed) : cutNewest(renewed)
    }
    beforeSeq = first
  }
}

/** The number of the newest stored message of a run. */
export function newestSeq(messages: readonly MessageView[]): number | null {
  return messages.findLast(({ seq }) => seq !== null)?.seq ?? null
}

function oldestSeq(messages: readonly MessageView[]): number | null {
  return messages.find(({ seq }) => seq !== null)?.seq ?? null
}

function stored(messages: readonly MessageView[]): MessageView[] {
  return messages.filter(({ seq }) => seq !== null)
}

function cutNewest(run: Run): Run {
  if (run.messages.length <= HELD_MAX) return run
  return { ...run, messages: stored(run.messages.slice(0, HELD_MAX)), hasNewer: true }
}

function cutOldest(run: Run): Run {
  if (run.messages.length <= HELD_MAX) return run
  return { ...run, messages: run.messages.slice(-HELD_MAX), hasOlder: true }
}
