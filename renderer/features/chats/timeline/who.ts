/** Whose chat a timeline shows, as far as a single message needs to know; it stays the same object while that does. */
export interface Who {
  /** The customer's whole name. */
  name: string
  /** What to call the customer inside a sentence. */
  firstName: string
  timeZone: string
  /** Null when writing is allowed: only then can a message be answered or changed. */
  cannotWrite: string | null
}
