/** One page of a list that nobody takes all at once. */
export interface Page<Row, Key> {
  rows: Row[]
  /** Where it ended: what the next one comes after. Null after the last page. */
  next: Key | null
}

/** Of rows that were asked for with one more than a page has: the page, and where the next one begins. */
export function pageOf<Row, Key>(
  found: readonly Row[],
  size: number,
  keyOf: (last: Row) => Key,
): Page<Row, Key> {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const isLast = found.length <= size || last === undefined
  return { rows, next: isLast ? null : keyOf(last) }
}
