import type { OpBody, OpResult } from '../../protocol/wire/ops.ts'
import { Throttle } from '../auth/throttle.ts'
import type { Actor } from './actor.ts'
import { Refusal } from './refusal.ts'

/** More than anybody mistypes; a six-digit code isn't found by it. */
const WRONG_CODES_PER_USER = { tries: 20, windowMs: 15 * 60_000 }

/** Limits how often somebody may be wrong about the code of a visit (security row 33). */
export class CodeGuesses {
  private readonly wrong: Throttle

  /** `now`: the server's clock, in milliseconds. */
  constructor(now: () => number) {
    this.wrong = new Throttle(WRONG_CODES_PER_USER, now)
  }

  /**
   * Applies an operation by `work`. A check-in by code is not even looked at after too many wrong ones, whether or not this
   * one is right; by name it goes on. It is counted before it is looked at: many at once get no more tries than one after
   * the other.
   */
  async around<Applied extends { result: OpResult }>(
    actor: Actor,
    body: OpBody,
    work: () => Promise<Applied>,
  ): Promise<Applied> {
    if (body.type !== 'visit.step' || body.code === null) return work()
    if (!this.wrong.allows(actor.userId)) {
      throw new Refusal('tooManyTries', 'Too many wrong codes. Check the visitor in by name.')
    }
    this.wrong.count(actor.userId)
    let isWrong = false
    try {
      const applied = await work()
      isWrong = applied.result.status === 'rejected' && applied.result.error.code === 'badCode'
      return applied
    } finally {
      if (!isWrong) this.wrong.takeBack(actor.userId)
    }
  }
}
