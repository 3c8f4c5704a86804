/** An invariant does not hold: its number, and a sentence that says where. */
export class InvariantBroken extends Error {
  readonly invariant: string

  constructor(invariant: string, sentence: string) {
    super(`${invariant} is broken: ${sentence}`)
    this.name = 'InvariantBroken'
    this.invariant = invariant
  }
}
