/** A browser may use the server from the pages that it serves, and from nowhere else (security row 28). */
export class Origins {
  private readonly own = new Set<string>()

  /** In: the address by which people reach the server when a proxy stands before it. */
  constructor(publicUrl: string | undefined) {
    if (publicUrl !== undefined) this.own.add(new URL(publicUrl).origin)
  }

  /** The server listens on this port of 127.0.0.1. */
  servedAt(port: number): void {
    this.own.add(`http://127.0.0.1:${port}`)
    this.own.add(`http://localhost:${port}`)
  }

  /** Whether a request with this Origin header may be answered; the desktop sends none. */
  allows(origin: string | undefined): boolean {
    return origin === undefined || this.own.has(origin)
  }
}
