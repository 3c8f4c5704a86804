import { io } from 'socket.io-client'
import {
  PORTAL_CHANGED,
  PORTAL_NAMESPACE,
  PORTAL_VISITS,
  PortalChanged,
  PortalPoke,
  PortalTyping,
} from '../protocol/wire/http.ts'
import type { ConversationId } from '../protocol/wire/ids.ts'

/** A namespace that refused us is asked again after this; socket.io itself only retries lost connections. */
const REFUSED_RETRY_MS = 5_000

/** What the socket tells the page. It carries no messages: `changed` means "read again". */
export interface LiveListener {
  /** Connected, for the first time or again: anything may have changed meanwhile. */
  connected(): void
  changed(conversationId: ConversationId): void
  /** Something changed about a visit of this person's. */
  visitsChanged(): void
  /** Something that several people see has changed. */
  news(about: PortalChanged['about']): void
  /** Somebody of the desk is typing an answer. */
  typing(conversationId: ConversationId, name: string): void
  /**
   * The connection is gone or could not be made; only a request can tell whether the server is away. Comes again with
   * each try, so that a page behind a proxy without websockets still reads every few seconds.
   */
  lost(): void
}

/** An open connection. */
export interface Live {
  /** Tries now instead of at the end of the present delay. */
  hurry(): void
  /** Says that the person here is typing; without a connection nobody needs to know. */
  sayTyping(conversationId: ConversationId): void
  close(): void
}

/** Opens the portal's socket with the session's cookie. Reconnects by itself until it is closed. */
export function openLive(listener: LiveListener): Live {
  const socket = io(PORTAL_NAMESPACE, {
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    forceNew: true,
  })
  let refusedTimer: ReturnType<typeof setTimeout> | undefined

  socket.on('connect', () => listener.connected())
  socket.on('poke', (body: unknown) => {
    const poke = PortalPoke.safeParse(body)
    if (poke.success) listener.changed(poke.data.conversationId)
  })
  socket.on(PORTAL_VISITS, () => listener.visitsChanged())
  socket.on(PORTAL_CHANGED, (body: unknown) => {
    const changed = PortalChanged.safeParse(body)
    if (changed.success) listener.news(changed.data.about)
  })
  socket.on('typing', (body: unknown) => {
    const typing = PortalTyping.safeParse(body)
    if (typing.success) listener.typing(typing.data.conversationId, typing.data.name ?? 'Somebody')
  })
  const onLost = (): void => {
    listener.lost()
    clearTimeout(refusedTimer)
    if (!socket.active) refusedTimer = setTimeout(() => socket.connect(), REFUSED_RETRY_MS)
  }
  socket.on('connect_error', onLost)
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') onLost()
  })

  return {
    hurry: () => {
      if (!socket.connected) socket.disconnect().connect()
    },
    sayTyping: (conversationId) => {
      if (socket.connected) socket.volatile.emit('typing', { conversationId } satisfies PortalTyping)
    },
    close: () => {
      clearTimeout(refusedTimer)
      socket.disconnect()
    },
  }
}
