/**
 * Wraps a task so that it never runs twice at once: calls during a run share one more run after it. What the last
 * caller wanted to see is then in the answer, and an older answer can't overwrite a newer one.
 */
export function coalesced(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  const start = (): Promise<void> => {
    running = task().finally(() => {
      running = null
    })
    return running
  }

  return () => {
    if (!running) return start()
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return start()
      })
    return next
  }
}
