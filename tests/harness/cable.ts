import { connect, createServer, type Server as NetServer, type Socket } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

/** The line between app and server: a TCP proxy at a fixed address that can be cut in two ways. */
export interface Cable {
  /** What the app takes for its server. */
  url: string
  /** Connections are refused, open ones are reset: a cable pulled, or a server that is down. */
  pull(): void
  /** Connections are accepted and nothing ever comes: a dead access point. */
  deaden(): void
  /** Works again, towards this port. */
  plugIn(port?: number): void
  /** Bytes that have gone to the server since the last time this was asked. */
  sentBytes(): number
  /** Pulls itself after that many more bytes towards the server: the middle of an upload or a push. */
  pullAfterBytes(bytes: number): void
  /**
   * The connection that carries an upload stands still once that many more bytes have gone to the server, until the cable
   * is plugged in again; resolves when it does. The others go on.
   */
  holdAfterBytes(bytes: number): Promise<void>
  /** From now on each connection carries no more than so many bytes per second towards the server; null ends that. */
  slowTo(bytesPerSecond: number | null): void
  /** As it was laid: pulled, and whatever was asked of it forgotten, for the next one who gets it. */
  renew(): void
  close(): Promise<void>
}

/** More than a connection without an upload ever carries at once. */
const UPLOAD_BYTES = 200_000

/** Opens a cable to a port of this computer. */
export async function layCable(serverPort: number): Promise<Cable> {
  let mode: 'open' | 'refuse' | 'dead' = 'open'
  let target = serverPort
  let sent = 0
  let budget = Infinity
  let speed: number | null = null
  let hold: { bytes: number; reached: () => void } | null = null
  const held = new Set<Socket>()
  const sockets = new Set<Socket>()

  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      held.delete(socket)
    })
  }
  const dropAll = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  const pull = () => {
    mode = 'refuse'
    dropAll()
  }

  const proxy: NetServer = createServer((near) => {
    keep(near)
    let nearBytes = 0
    if (mode === 'refuse') return near.resetAndDestroy()
    if (mode === 'dead') return
    const far = connect(target, '127.0.0.1')
    keep(far)
    near.on('data', (chunk) => {
      if (mode !== 'open') return
      sent += chunk.length
      nearBytes += chunk.length
      if (hold) hold.bytes -= chunk.length
      budget -= chunk.length
      if (budget <= 0) {
        budget = Infinity
        return pull()
      }
      const isFull = !far.write(chunk)
      if (hold && hold.bytes <= 0 && nearBytes > UPLOAD_BYTES) {
        held.add(near)
        hold.reached()
      }
      if (isFull || held.has(near)) near.pause()
      else if (speed !== null) {
        near.pause()
        setTimeout(() => near.resume(), (chunk.length / speed) * 1000)
      }
    })
    far.on('drain', () => {
      if (!held.has(near)) near.resume()
    })
    far.on('data', (chunk) => {
      if (mode === 'open' && !near.write(chunk)) far.pause()
    })
    near.on('drain', () => far.resume())
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    pull,
    deaden() {
      mode = 'dead'
    },
    plugIn(port) {
      if (port !== undefined) target = port
      // What was held by a dead line stays dead; new connections work.
      if (mode === 'dead') dropAll()
      mode = 'open'
      hold = null
      for (const socket of held) socket.resume()
      held.clear()
    },
    sentBytes() {
      const bytes = sent
      sent = 0
      return bytes
    },
    pullAfterBytes(bytes) {
      budget = bytes
    },
    holdAfterBytes: (bytes) =>
      new Promise((reached) => {
        hold = { bytes, reached }
      }),
    slowTo(bytesPerSecond) {
      speed = bytesPerSecond
    },
    renew() {
      pull()
      held.clear()
      hold = null
      speed = null
      budget = Infinity
      sent = 0
    },
    async close() {
      dropAll()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
