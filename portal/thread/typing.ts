import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import type { ConversationId } from '../../protocol/wire/ids.ts'

/** Whoever types says so again within this time; after it, they have stopped (Typing). */
const EXPIRES_MS = 6_000
/** How often the page says that its person is typing. */
const SAY_EVERY_MS = 3_000

/** Who of the desk is typing in which chat, and saying that the person here is. Nothing of it is kept. */
export interface Typing {
  use: UseBoundStore<StoreApi<{ byId: ReadonlyMap<ConversationId, string> }>>
  heard(id: ConversationId, name: string): void
  /** Something arrived: what was being typed is here, or may be. */
  arrived(id: ConversationId): void
  /** The person here has typed. */
  typed(id: ConversationId): void
  close(): void
}

/** `say` tells the server; it is called no more often than is needed. */
export function openTyping(say: (id: ConversationId) => void): Typing {
  const use = create<{ byId: ReadonlyMap<ConversationId, string> }>(() => ({ byId: new Map() }))
  const timers = new Map<ConversationId, ReturnType<typeof setTimeout>>()
  const saidAtMs = new Map<ConversationId, number>()

  const set = (id: ConversationId, name: string | null): void => {
    clearTimeout(timers.get(id))
    timers.delete(id)
    const byId = new Map(use.getState().byId)
    if (name === null) byId.delete(id)
    else byId.set(id, name)
    use.setState({ byId })
  }
  return {
    use,
    heard: (id, name) => {
      set(id, name)
      timers.set(
        id,
        setTimeout(() => set(id, null), EXPIRES_MS),
      )
    },
    arrived: (id) => {
      if (use.getState().byId.has(id)) set(id, null)
    },
    typed: (id) => {
      const nowMs = performance.now()
      if (nowMs - (saidAtMs.get(id) ?? -Infinity) < SAY_EVERY_MS) return
      saidAtMs.set(id, nowMs)
      say(id)
    },
    close: () => timers.forEach((timer) => clearTimeout(timer)),
  }
}
