/**
 * Makes a queue: works run one at a time, in the order asked. One whose signal was aborted while it waited never starts
 * and rejects with the reason of the abort; one that fails does not stop the next.
 */
export function createTurns(): <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (signal, work) => {
    const mine = last.then(() => {
      signal.throwIfAborted()
      return work()
    })
    last = mine.catch(() => undefined)
    return mine
  }
}
