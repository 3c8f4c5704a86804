/** Told of a key, for so long somebody is taken to type: the window tells it at most every 150 ms. */
const TYPES_FOR_MS = 400
/** Between two pages while somebody types: many times what a page takes, so that most keys find the processor free. */
const REST_MS = 150

/** How fast pages of a backlog follow each other: without a rest, unless somebody types in the window meanwhile. */
export interface Pace {
  handTypes(): void
  /** Milliseconds to wait before the next page; 0 for at once. */
  restMs(): number
}

/** `now` in milliseconds, of any beginning. */
export function createPace(now: () => number): Pace {
  let typedAtMs = -Infinity
  return {
    handTypes: () => {
      typedAtMs = now()
    },
    restMs: () => (Math.abs(now() - typedAtMs) < TYPES_FOR_MS ? REST_MS : 0),
  }
}
