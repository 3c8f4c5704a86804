export type SaveState = { state: 'saved' } | { state: 'unsaved' } | { state: 'failed'; reason: string }

/**
 * Saves a text at each pause in the typing. Saves are never out of order, and what couldn't be saved stays wanted until
 * the next pause or `flush`.
 */
export class PauseSaver {
  readonly #save: (text: string) => Promise<void>
  readonly #onState: (state: SaveState) => void
  readonly #pauseMs: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #wanted: string | null = null
  #chain: Promise<void> = Promise.resolve()

  constructor(save: (text: string) => Promise<void>, onState: (state: SaveState) => void, pauseMs: number) {
    this.#save = save
    this.#onState = onState
    this.#pauseMs = pauseMs
  }

  /** Takes the text as it is now; it is saved when nothing comes for a pause. */
  type(text: string): void {
    this.#wanted = text
    this.#onState({ state: 'unsaved' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.#pauseMs)
  }

  /** Saves at once what is not saved yet; answers when that is done or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#chain = this.#chain.then(() => this.#saveWanted())
    return this.#chain
  }

  async #saveWanted(): Promise<void> {
    const text = this.#wanted
    if (text === null) return
    try {
      await this.#save(text)
      if (this.#wanted !== text) return
      this.#wanted = null
      this.#onState({ state: 'saved' })
    } catch (error) {
      this.#onState({ state: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }
}
