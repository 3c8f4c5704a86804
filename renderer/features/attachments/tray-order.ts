/**
 * The ids with one of them moved, to the place that it is to have afterwards. A place outside is the nearest end; an id
 * that is not there changes nothing.
 */
export function moved<Id>(ids: readonly Id[], id: Id, to: number): Id[] {
  if (!ids.includes(id)) return [...ids]
  const rest = ids.filter((other) => other !== id)
  const place = Math.max(0, Math.min(rest.length, to))
  return [...rest.slice(0, place), id, ...rest.slice(place)]
}
