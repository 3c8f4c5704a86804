/**
 * `next`, but with every part that says the same as in `before` replaced by that part. What comes over IPC is always a
 * new object; kept ones let React leave a row alone of which nothing changed.
 */
export function keepSame<T>(before: unknown, next: T): T {
  return sameValue(before, next) ? (before as T) : next
}

/** The rows of `next`, each as it was in `before` when it says the same; and `before` itself when all do. */
export function keepSameRows<Row>(
  before: readonly Row[] | null,
  next: Row[],
  key: (row: Row) => string,
): Row[] {
  if (!before) return next
  const known = new Map(before.map((row) => [key(row), row]))
  const kept = next.map((row) => keepSame(known.get(key(row)), row))
  const unchanged = kept.length === before.length && kept.every((row, index) => row === before[index])
  return unchanged ? (before as Row[]) : kept
}

function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every((name) => name in other && sameValue(valueAt(one, name), valueAt(other, name)))
}

function valueAt(object: object, name: string): unknown {
  return (object as Record<string, unknown>)[name]
}
