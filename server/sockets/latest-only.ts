/**
 * Runs one piece of work at a time. What comes meanwhile waits, and only the last of it is done: for signs that say nothing
 * new when they are repeated. A failure is handed to `report`.
 */
export function latestOnly<T>(
  work: (item: T) => Promise<void>,
  report: (error: unknown) => void,
): (item: T) => void {
  let isBusy = false
  let waiting: { item: T } | null = null
  const run = (item: T) => {
    isBusy = true
    work(item)
      .catch(report)
      .finally(() => {
        isBusy = false
        const next = waiting
        waiting = null
        if (next !== null) run(next.item)
      })
  }
  return (item) => {
    if (isBusy) waiting = { item }
    else run(item)
  }
}
