export type SaveState = { state: 'saved' } | { state: 'unsaved' } | { state: 'failed'; reason: string }

/**
 * Saves what is typed at each pause. Saves are never out of order, and what couldn't be saved stays wanted until the next
 * pause or `flush`.
 */
export class PauseSaver<T = string> {
  readonly #save: (written: T) => Promise<void>
  readonly #onState: (state: SaveState) => void
  readonly #pauseMs: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #wanted: { written: T } | null = null
  #chain: Promise<void> = Promise.resolve()

  constructor(save: (written: T) => Promise<void>, onState: (state: SaveState) => void, pauseMs: number) {
    this.#save = save
    this.#onState = onState
    this.#pauseMs = pauseMs
  }

  /** Takes what is written as it is now; it is saved when nothing comes for a pause. */
  type(written: T): void {
    this.#wanted = { written }
    this.#onState({ state: 'unsaved' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.#pauseMs)
  }

  /** Nothing is typed that has not been saved. */
  get isIdle(): boolean {
    return this.#wanted === null
  }

  /** What is not saved yet is not wanted any more. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#wanted = null
    this.#onState({ state: 'saved' })
  }

  /** Saves at once what is not saved yet; answers when that is done or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#chain = this.#chain.then(() => this.#saveWanted())
    return this.#chain
  }

  async #saveWanted(): Promise<void> {
    const wanted = this.#wanted
    if (wanted === null) return
    try {
      await this.#save(wanted.written)
      if (this.#wanted !== wanted) return
      this.#wanted = null
      this.#onState({ state: 'saved' })
    } catch (error) {
      this.#onState({ state: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }
}
