import type { ChatHead, MessagePage, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'

/** Enough for a high window, and quick to draw. */
const FIRST_PAGE = 40
/** Little enough to be drawn within a frame while one scrolls. */
const NEXT_PAGE = 30
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

/** The run with which a conversation opens: its newest messages, or those around the first unread one. */
export async function openingRun(head: ChatHead, readSeq: number): Promise<Run> {
  const { conversationId, lastSeq } = head
  const unread = lastSeq - readSeq
  if (unread > UNREAD_WITH_NEWEST) return runAround(conversationId, readSeq + 1)
  return newestRun(conversationId, Math.max(FIRST_PAGE, unread + 20))
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

/** The run with one page of older messages before it; at its other end it lets go of what is too much. */
export async function withOlder(conversationId: ConversationId, run: Run): Promise<Run> {
  const beforeSeq = oldestSeq(run.messages)
  if (!run.hasOlder || beforeSeq === null) return run
  const page = await call('messages.page', { conversationId, beforeSeq, limit: NEXT_PAGE })
  const messages = [...stored(page.messages), ...run.messages]
  return cutNewest({ messages, hasOlder: page.hasOlder, hasNewer: run.hasNewer })
}

/** The run with one page of newer messages after it; at its other end it lets go of what is too much. */
export async function withNewer(conversationId: ConversationId, run: Run): Promise<Run> {
  const afterSeq = newestSeq(run.messages)
  if (!run.hasNewer || afterSeq === null) return run
  const page = await call('messages.after', { conversationId, afterSeq, limit: NEXT_PAGE })
  const messages = [...stored(run.messages), ...page.messages]
  return cutOldest({ messages, hasOlder: run.hasOlder, hasNewer: page.hasNewer })
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
  for (;;) {
    const page: MessagePage = await call('messages.page', { conversationId, beforeSeq, limit: PAGE_MAX })
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
