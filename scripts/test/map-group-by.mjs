// Node 20 lacks Map.groupBy, which vitest 5 needs to report a failure.
const map = /** @type {any} */ (Map)
map.groupBy ??= groupBy

/**
 * @param {Iterable<unknown>} items
 * @param {(item: unknown, index: number) => unknown} keyOf
 */
function groupBy(items, keyOf) {
  const groups = new Map()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
