import { io } from 'socket.io-client'
import { WireError } from '../../protocol/wire/errors.ts'
import { Batch, Poke } from '../../protocol/wire/events.ts'
import {
  Presence,
  Typing,
  type Answer,
  type RequestInput,
  type RequestName,
} from '../../protocol/wire/requests.ts'
import type { Connection, ConnectionEvents } from './options.ts'

/** How long an attempt, and an answer, may take. */
const TIMEOUT_MS = 10_000

export interface ConnectionSettings {
  /** `https://desk.example.com` */
  origin: string
  /** The access token, asked for when the connection opens. */
  token(): string
}

/** A connection that can also say, at this moment only, that the user is writing. */
export interface DeskConnection extends Connection {
  typing(typing: Typing): void
}

/**
 * One attempt at a socket. Websocket only. socket.io's own reconnection is off: the core decides when to try again, and
 * nothing is ever sent by a socket that isn't connected, as socket.io would keep it and send it after we did.
 */
export function openConnection(settings: ConnectionSettings, events: ConnectionEvents): DeskConnection {
  const socket = io(settings.origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    multiplex: false,
    timeout: TIMEOUT_MS,
    auth: (give) => give({ token: settings.token() }),
  })
  let ended = false

  function end(error: WireError | null): void {
    if (ended) return
    close()
    events.closed(error)
  }

  function close(): void {
    ended = true
    socket.removeAllListeners()
    socket.disconnect()
  }

  socket.once('connect', () => events.opened())
  socket.once('connect_error', (error) => end(refusalIn(error) ?? unreachable(settings.origin)))
  socket.once('disconnect', () => end(null))
  socket.on('batch', (raw: unknown) => {
    const batch = Batch.safeParse(raw)
    if (batch.success) events.batch(batch.data)
  })
  socket.on('poke', (raw: unknown) => {
    const poke = Poke.safeParse(raw)
    if (poke.success) events.poke(poke.data)
  })
  socket.on('typing', (raw: unknown) => {
    const typing = Typing.safeParse(raw)
    if (typing.success) events.typing?.(typing.data)
  })
  socket.on('presence', (raw: unknown) => {
    const presence = Presence.safeParse(raw)
    if (presence.success) events.presence?.(presence.data)
  })
  socket.on('bye', (raw: unknown) => {
    const error = WireError.safeParse(raw)
    events.bye(error.success ? error.data : unreachable(settings.origin))
  })

  return {
    async request<N extends RequestName>(name: N, input: RequestInput<N>) {
      if (ended || !socket.connected) return null
      try {
        return readAnswer(await socket.timeout(TIMEOUT_MS).emitWithAck(name, input))
      } catch {
        return null
      }
    },
    // Lost when the line is slow: it would come too late.
    typing: (typing) => {
      if (!ended && socket.connected) socket.volatile.emit('typing', typing)
    },
    close,
  }
}

function readAnswer(raw: unknown): Answer<unknown> | null {
  if (typeof raw !== 'object' || raw === null || !('ok' in raw)) return null
  if (raw.ok === true && 'value' in raw) return { ok: true, value: raw.value }
  const error = WireError.safeParse('error' in raw ? raw.error : null)
  return error.success ? { ok: false, error: error.data } : null
}

/** The server's middleware refuses a connection with a WireError as `data`. */
function refusalIn(error: Error): WireError | null {
  const parsed = WireError.safeParse('data' in error ? error.data : null)
  return parsed.success ? parsed.data : null
}

function unreachable(origin: string): WireError {
  return {
    code: 'busy',
    retry: 'backoff',
    message: `The server at ${new URL(origin).host} can’t be reached. Foyer tries again by itself.`,
  }
}
