/** Thrown while an event is taken: it is refused with this sentence, and what it changed is undone. */
export class EventProblem extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'EventProblem'
  }
}
