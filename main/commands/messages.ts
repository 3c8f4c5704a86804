import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** Messages that one answer of the server to `history` brings. */
const HISTORY_PAGE = 50

export function messageCommands(
  session: Session,
  changed: Changed,
  holdMs: () => number,
): Section<'messages'> {
  const store = () => session.account().store

  /** Asks the server for messages of a range that are missing here. Returns what it could not be asked for. */
  async function fetchMissing(
    conversationId: ConversationId,
    from: number,
    to: number,
  ): Promise<{ from: number; to: number } | null> {
    const { store: rows, sync } = session.account()
    const missing = await rows.missingMessages({ conversationId, from, to })
    if (missing === null) return null
    for (let before = missing.to + 1; before > missing.from; before -= HISTORY_PAGE) {
      const { reached } = await sync.loadOlder(conversationId, before)
      if (!reached) return rows.missingMessages({ conversationId, from, to })
    }
    // What the server was asked for and does not have is nowhere.
    return null
  }

  return {
    /**
     * The disk's page. Of older pages what is missing here is asked of the server first; the newest is painted as it is.
     * Never across a hole: what stands before one is on the next page.
     */
    async 'messages.page'(input) {
      const { conversationId, beforeSeq, limit } = input
      if (beforeSeq === null) return sinceHole(await store().messagesPage(input))
      const missing = await fetchMissing(conversationId, beforeSeq - limit, beforeSeq - 1)
      const page = await store().messagesPage(input)
      return missing === null ? page : afterHole(page, missing)
    },
    async 'messages.after'(input) {
      const { conversationId, afterSeq, limit } = input
      const missing = await fetchMissing(conversationId, afterSeq + 1, afterSeq + limit)
      const page = await store().messagesAfter(input)
      return missing === null ? page : beforeHole(page, missing)
    },
    async 'messages.around'(input) {
      const { conversationId, seq, limit } = input
      const half = Math.floor(limit / 2)
      const missing = await fetchMissing(conversationId, seq - half, seq + limit - half - 1)
      const page = await store().messagesAround(input)
      return missing === null ? page : runAround(page, seq)
    },
    async 'messages.send'(input) {
      const holdUntil = holdMs() === 0 ? null : Date.now() + holdMs()
      const { messageId, opId, touched } = await store().sendMessage({ ...input, holdUntil })
      await changed(Promise.resolve(touched))
      return { messageId, opId }
    },
    'messages.edit': async (input) => changed(store().editMessage(input)),
    async 'messages.unsend'(input) {
      await changed(store().unsendMessage(input))
      // One that had not left yet takes the copies of its files with it.
      await session.account().staging.sweep()
      return {}
    },
    'messages.react': async (input) => changed(store().react(input)),
    'messages.undo': async (input) => changed(store().undoSend(input)),
  }
}

type Page = Awaited<ReturnType<ReturnType<Session['account']>['store']['messagesPage']>>

/** The newest run of messages without a hole. */
function sinceHole(page: Page): Page {
  const { messages } = page
  const start = messages.findLastIndex(({ seq }, index) => {
    const before = messages[index - 1]?.seq ?? null
    return seq !== null && before !== null && before !== seq - 1
  })
  return start <= 0 ? page : { ...page, messages: messages.slice(start), hasOlder: true }
}

/** The run without a hole that has this message in it; offline, holes stay. Nothing when it is not here itself. */
function runAround(page: Page, seq: number): Page {
  const { messages } = page
  const at = messages.findIndex((message) => message.seq === seq)
  if (at === -1) return { messages: [], hasOlder: true, hasNewer: true }
  const next = (index: number) => {
    const here = messages[index]?.seq ?? null
    const following = messages[index + 1]
    return following !== undefined && (following.seq === null || following.seq - 1 === here)
  }
  let from = at
  while (from > 0 && next(from - 1)) from -= 1
  let to = at
  while (next(to)) to += 1
  return {
    messages: messages.slice(from, to + 1),
    hasOlder: page.hasOlder || from > 0,
    hasNewer: page.hasNewer || to < messages.length - 1,
  }
}

function afterHole(page: Page, missing: { to: number }): Page {
  const after = page.messages.filter(({ seq }) => seq === null || seq > missing.to)
  return { ...page, messages: after, hasOlder: true }
}

function beforeHole(page: Page, missing: { from: number }): Page {
  const before = page.messages.filter(({ seq }) => seq !== null && seq < missing.from)
  return { ...page, messages: before, hasNewer: true }
}

export function draftCommands(session: Session, changed: Changed): Section<'drafts'> {
  const store = () => session.account().store
  return {
    'drafts.get': async (input) => store().draft(input),
    'drafts.save': async (input) => changed(store().saveDraft(input)),
  }
}
