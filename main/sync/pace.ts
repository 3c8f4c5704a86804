/** Told of a key, for so long somebody is taken to type: the window tells it at most every 150 ms. */
const TYPES_FOR_MS = 400
/** Between two pages while somebody types: many times what a page takes, so that most keys find the processor free. */
const REST_MS = 150

/** Events of a page then: what one costs is over before the next key. */
const SMALL_PAGE = 100

/** Whoever has just opened the app is about to use it: for so long pages are small, too, but follow each other at once. */
const OPENS_FOR_MS = 2000

/** How fast pages of a backlog follow each other: without a rest, unless somebody types in the window meanwhile. */
export interface Pace {
  handTypes(): void
  /** Milliseconds to wait before the next page; 0 for at once. */
  restMs(): number
  /** How many events the next page may have; undefined for as many as the server gives. */
  limit(): number | undefined
}

/** `now` in milliseconds, of any beginning. */
export function createPace(now: () => number): Pace {
  let typedAtMs = -Infinity
  const openedAtMs = now()
  const isTyping = () => Math.abs(now() - typedAtMs) < TYPES_FOR_MS
  const isOpening = () => Math.abs(now() - openedAtMs) < OPENS_FOR_MS
  return {
    handTypes: () => {
      typedAtMs = now()
    },
    restMs: () => (isTyping() ? REST_MS : 0),
    limit: () => (isTyping() || isOpening() ? SMALL_PAGE : undefined),
  }
}
