import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A TCP proxy before a server: it can cut what is open, refuse what is new, and swallow all bytes in silence. */
export class CuttableProxy {
  refuses = false
  silent = false
  /** How many connections have been accepted so far. */
  accepted = 0
  targetPort: number
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((client) => this.#accept(client))

  constructor(targetPort: number) {
    this.targetPort = targetPort
  }

  /** Listens on a free port of 127.0.0.1. Out: the address to use instead of the server's. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Resets every open connection, whatever is under way on it. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
    this.#sockets.clear()
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #accept(client: Socket): void {
    this.accepted++
    if (this.refuses) {
      client.resetAndDestroy()
      return
    }
    const target = connect(this.targetPort, '127.0.0.1')
    this.#forward(client, target)
    this.#forward(target, client)
  }

  #forward(from: Socket, to: Socket): void {
    this.#sockets.add(from)
    from.on('data', (bytes) => {
      if (!this.silent) to.write(bytes)
    })
    from.on('error', () => to.destroy())
    from.on('close', () => {
      this.#sockets.delete(from)
      to.destroy()
    })
  }
}
