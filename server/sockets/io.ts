import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Origins } from '../http/origins.ts'

const FRAME_BYTES_MAX = 256 * 1024

/**
 * The socket.io server beside the HTTP one: websocket only, small frames, own origins only. Its state recovery stays off: the
 * cursor is the one way to catch up (architecture.md, decision 3).
 */
export function createIo(http: HttpServer, origins: Origins): Server {
  return new Server(http, {
    transports: ['websocket'],
    maxHttpBufferSize: FRAME_BYTES_MAX,
    pingInterval: 20_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    serveClient: false,
    perMessageDeflate: false,
    allowRequest: (request, decide) => decide(null, origins.allows(request.headers.origin)),
  })
}
