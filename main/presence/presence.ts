import type { PresenceView } from '../../protocol/ipc/app-views.ts'
import type { ConversationId, LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { Presence as OnlineAtLocation, Typing } from '../../protocol/wire/requests.ts'

/** Typing is told again every 3 s while it goes on; without that it has ended. */
const TYPING_ENDS_MS = 6000

export interface PresenceOptions {
  /** Who that is; null for somebody who is not shown. */
  typist(typing: Typing): Promise<{ name: string; isColleague: boolean } | null>
  changed(view: PresenceView): void
  /** Milliseconds of a clock that nobody sets: a jump would leave somebody typing for hours. */
  now(): number
  /** Calls `fire` once after `delayMs`; the returned function prevents that. */
  setTimer(delayMs: number, fire: () => void): () => void
}

/** Who is there right now and who is writing, as far as the server tells. Nothing of it is stored. */
export interface Presence {
  typing(typing: Typing): void
  online(at: OnlineAtLocation): void
  /** Messages came in these chats: who was writing them has done so. */
  messagesCame(conversationIds: readonly string[]): void
  /** The connection is gone: of nobody is anything known. */
  clear(): void
  view(): PresenceView
}

interface Writer {
  conversationId: ConversationId
  userId: UserId
  name: string
  isColleague: boolean
  endsAt: number
}

export function createPresence(options: PresenceOptions): Presence {
  const { typist, changed, now, setTimer } = options
  let onlineAt = new Map<LocationId, UserId[]>()
  let writers = new Map<string, Writer>()
  /** Names that are being looked up. One that is no longer in here when it comes has come too late. */
  const lookups = new Set<Pick<Typing, 'conversationId'>>()
  let cancelTimer: (() => void) | null = null

  function view(): PresenceView {
    return {
      onlineUserIds: [...new Set([...onlineAt.values()].flat())],
      typing: [...writers.values()].map(({ conversationId, userId, name, isColleague }) => ({
        conversationId,
        userId,
        name,
        isColleague,
      })),
    }
  }

  /** Lets go of those who have stopped, and looks again when the next one may have. */
  function expire(): void {
    cancelTimer?.()
    cancelTimer = null
    const stopped = [...writers].filter(([, writer]) => writer.endsAt <= now())
    for (const [key] of stopped) writers.delete(key)
    if (stopped.length > 0) changed(view())
    const next = Math.min(...[...writers.values()].map((writer) => writer.endsAt))
    if (Number.isFinite(next)) cancelTimer = setTimer(Math.max(0, next - now()), expire)
  }

  async function add(typing: Typing): Promise<void> {
    const key = `${typing.conversationId}:${typing.userId}`
    const endsAt = now() + TYPING_ENDS_MS
    const known = writers.get(key)
    if (known) {
      known.endsAt = endsAt
      return expire()
    }
    const lookup = { conversationId: typing.conversationId }
    lookups.add(lookup)
    // A hint of this moment: whose name can't be read now is told the next time.
    const who = await typist(typing).catch(() => null)
    if (!lookups.delete(lookup) || who === null) return
    writers.set(key, { ...typing, ...who, endsAt })
    changed(view())
    expire()
  }

  return {
    view,
    typing: (typing) => void add(typing),
    online({ locationId, userIds }) {
      onlineAt.set(locationId, userIds)
      changed(view())
    },
    messagesCame(conversationIds) {
      const done = [...writers].filter(([, writer]) => conversationIds.includes(writer.conversationId))
      for (const [key] of done) writers.delete(key)
      for (const lookup of lookups)
        if (conversationIds.includes(lookup.conversationId)) lookups.delete(lookup)
      if (done.length > 0) changed(view())
    },
    clear() {
      lookups.clear()
      const empty = onlineAt.size === 0 && writers.size === 0
      onlineAt = new Map()
      writers = new Map()
      cancelTimer?.()
      cancelTimer = null
      if (!empty) changed(view())
    },
  }
}
