/** A browser may use the server from the pages that it serves, and from nowhere else (security row 28). */
export class Origins {
  private readonly own = new Set<string>()
  private reachedAt: string | null = null

  /** In: the address by which people reach the server when a proxy stands before it. */
  constructor(publicUrl: string | undefined) {
    if (publicUrl === undefined) return
    this.reachedAt = new URL(publicUrl).origin
    this.own.add(this.reachedAt)
  }

  /** The address that links in mails begin with, without a slash at its end. Only once the server listens. */
  get address(): string {
    if (this.reachedAt === null) throw new Error('The server does not listen yet.')
    return this.reachedAt
  }

  /** The server listens on this port of 127.0.0.1. */
  servedAt(port: number): void {
    this.reachedAt ??= `http://127.0.0.1:${port}`
    this.own.add(`http://127.0.0.1:${port}`)
    this.own.add(`http://localhost:${port}`)
  }

  /** Whether a request with this Origin header may be answered; the desktop sends none. */
  allows(origin: string | undefined): boolean {
    return origin === undefined || this.own.has(origin)
  }
}
